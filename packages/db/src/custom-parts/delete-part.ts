import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { tellParts } from './tell-parts.ts';

/** Removes a part with its versions; false when the tenant has none such. Whether something uses it is the caller's question. */
export function deletePart(
  db: Database,
  { tenantId, partId, userId }: { tenantId: string; partId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ kind: string; key: string }>(
      'DELETE FROM custom_part WHERE tenant_id = $1 AND id = $2 RETURNING kind, key',
      [tenantId, partId],
    );
    const [removed] = rows;
    if (!removed) return false;
    const { kind, key } = removed;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: `${kind}.removed`,
      subjectId: partId,
      details: { key },
    });
    await tellParts(client, { tenantId });
    return true;
  });
}
