/**
 * Takes an upgrade back: each draft is what it was, to the byte, as a further revision; origins go back; flows the upgrade made and
 * nobody touched since go. One transaction; nothing is written when a draft is not at the revision the person saw.
 */
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { syncTriggers } from '../flows/flow-triggers.ts';

export type RollBackUpgrade = {
  tenantId: string;
  userId: string | null;
  groupId: string;
  /** Revision each flow of the upgrade was seen at, by flow id. */
  revisions: Readonly<Record<string, number>>;
};

export type RollBackOutcome =
  | { done: true; restored: string[]; removed: string[] }
  | { done: false; movedOn: string };

export async function rollBackUpgrade(db: Database, order: RollBackUpgrade): Promise<RollBackOutcome> {
  const { tenantId, groupId, revisions } = order;
  return inTransaction(db, async (client): Promise<RollBackOutcome> => {
    const { rows } = await client.query<Row>(
      `SELECT u.id, u.flow_id AS "flowId", u.made, u.revision AS "revisionAfter", f.revision, f.published_version_id AS published,
              u.draft_before IS NOT NULL AS edited
         FROM flow_upgrade u JOIN flow f ON f.id = u.flow_id
        WHERE u.tenant_id = $1 AND u.group_id = $2 AND u.rolled_back_at IS NULL AND f.deleted_at IS NULL
        ORDER BY f.id
          FOR UPDATE OF f, u`,
      [tenantId, groupId],
    );
    const moved = rows.find(({ flowId, revision }) => revisions[flowId] !== revision);
    if (moved) return { done: false, movedOn: moved.flowId };
    const restored: string[] = [];
    const removed: string[] = [];
    for (const row of rows) {
      if (!row.made) {
        await restore(client, order, row);
        if (row.edited) restored.push(row.flowId);
      } else if (row.revision === row.revisionAfter && row.published === null) {
        await remove(client, order, row);
        removed.push(row.flowId);
      }
    }
    await client.query(
      'UPDATE flow_upgrade SET rolled_back_at = now() WHERE tenant_id = $1 AND group_id = $2',
      [tenantId, groupId],
    );
    return { done: true, restored, removed };
  });
}

type Row = {
  id: string;
  flowId: string;
  made: boolean;
  revision: number;
  revisionAfter: number;
  published: string | null;
  /** The upgrade changed its draft. */
  edited: boolean;
};

async function restore(client: PoolClient, { tenantId, userId, groupId }: RollBackUpgrade, row: Row) {
  const { id, flowId, revision, edited } = row;
  const after = edited ? revision + 1 : revision;
  await client.query(
    `UPDATE flow f SET draft = coalesce(u.draft_before, f.draft), origin = u.origin_before, revision = $4, updated_at = now()
       FROM flow_upgrade u WHERE u.id = $1 AND f.id = $2 AND f.tenant_id = $3`,
    [id, flowId, tenantId, after],
  );
  if (edited) {
    await client.query(
      `INSERT INTO flow_command (flow_id, revision, tenant_id, user_id, commands)
       SELECT flow_id, $3, tenant_id, $4, json_build_array(json_build_object('type', 'replaceDocument', 'document', draft_before))
         FROM flow_upgrade WHERE id = $1 AND tenant_id = $2`,
      [id, tenantId, after, userId],
    );
  }
  const kind = 'flow.upgradeRolledBack';
  await recordAuditEvent(client, { tenantId, userId, kind, subjectId: flowId, details: { groupId } });
}

async function remove(client: PoolClient, { tenantId, userId, groupId }: RollBackUpgrade, { flowId }: Row) {
  await client.query('UPDATE flow SET deleted_at = now(), enabled = false WHERE id = $2 AND tenant_id = $1', [
    tenantId,
    flowId,
  ]);
  const triggers = { endpoints: [], schedules: [] };
  await syncTriggers(client, { tenantId, flowId, enabled: false, triggers });
  const details = { groupId };
  await recordAuditEvent(client, { tenantId, userId, kind: 'flow.removed', subjectId: flowId, details });
}
