import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

export type TagFlow = {
  tenantId: string;
  flowId: string;
  add: readonly string[];
  remove: readonly string[];
  /** How many tags a flow may have at most. */
  most: number;
  userId: string | null;
};

/** Adds and takes away tags of a flow: they stand in the order they were added. `full`: it would have too many. */
export function tagFlow(db: Database, change: TagFlow): Promise<'tagged' | 'full' | 'notFound'> {
  const { tenantId, flowId, add, remove, most, userId } = change;
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ tags: string[] }>(
      `SELECT coalesce(tags, '{}') AS tags FROM flow WHERE id = $2 AND tenant_id = $1 AND deleted_at IS NULL FOR UPDATE`,
      [tenantId, flowId],
    );
    if (rows[0] === undefined) return 'notFound';
    const before = rows[0].tags;
    const tags = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
    if (tags.length > most) return 'full';
    if (tags.join('\n') === before.join('\n')) return 'tagged';
    await client.query('UPDATE flow SET tags = $3 WHERE id = $2 AND tenant_id = $1', [
      tenantId,
      flowId,
      tags,
    ]);
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'flow.tagged',
      subjectId: flowId,
      details: { tags },
    });
    return 'tagged';
  });
}
