/**
 * Takes an upgrade back: each draft is what it was, to the byte, as a further revision; origins and what the upgrade bound go back;
 * flows the upgrade made and nobody touched since go. One transaction; nothing is written when a draft is not at the revision the
 * person saw, or a flow is bound otherwise than they saw it.
 */
import { sameValue } from '@flowbridge/flow';
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { type FlowTriggers, syncTriggers } from '../flows/flow-triggers.ts';
import type { StoredBindings } from './apply-upgrade.ts';

export type RollBackUpgrade = {
  tenantId: string;
  userId: string | null;
  groupId: string;
  /** Revision each flow of the upgrade was seen at, by flow id. */
  revisions: Readonly<Record<string, number>>;
  /** What flows are bound to afterwards, by flow id; others stay as they are bound. */
  rebound: ReadonlyMap<string, Rebound>;
};

export type Rebound = {
  /** As the person saw it. */
  from: StoredBindings;
  to: StoredBindings;
  /** Of the published version with the parameters in `to`; absent for a flow that is not published. */
  triggers?: FlowTriggers;
};

export type RollBackOutcome =
  | { done: true; restored: string[]; removed: string[] }
  | { done: false; movedOn: string };

export async function rollBackUpgrade(db: Database, order: RollBackUpgrade): Promise<RollBackOutcome> {
  const { tenantId, groupId, revisions, rebound } = order;
  return inTransaction(db, async (client): Promise<RollBackOutcome> => {
    const { rows } = await client.query<Row>(
      `SELECT u.id, u.flow_id AS "flowId", u.made, u.revision AS "revisionAfter", f.revision, f.published_version_id AS published,
              u.draft_before IS NOT NULL AS edited, f.enabled, f.bindings
         FROM flow_upgrade u JOIN flow f ON f.id = u.flow_id
        WHERE u.tenant_id = $1 AND u.group_id = $2 AND u.rolled_back_at IS NULL AND f.deleted_at IS NULL
        ORDER BY f.id
          FOR UPDATE OF f, u`,
      [tenantId, groupId],
    );
    const boundAnew = ({ flowId, bindings }: Row) => {
      const seen = rebound.get(flowId)?.from;
      return seen !== undefined && !sameValue(seen, bindings);
    };
    const moved = rows.find((row) => revisions[row.flowId] !== row.revision || boundAnew(row));
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
  enabled: boolean;
  bindings: unknown;
};

async function restore(client: PoolClient, order: RollBackUpgrade, row: Row) {
  const { tenantId, userId, groupId, rebound } = order;
  const { id, flowId, revision, edited, enabled } = row;
  const after = edited ? revision + 1 : revision;
  const bound = rebound.get(flowId);
  await client.query(
    `UPDATE flow f SET draft = coalesce(u.draft_before, f.draft), origin = u.origin_before, revision = $4,
                       bindings = coalesce($5::json, f.bindings), updated_at = now()
       FROM flow_upgrade u WHERE u.id = $1 AND f.id = $2 AND f.tenant_id = $3`,
    [id, flowId, tenantId, after, bound === undefined ? null : JSON.stringify(bound.to)],
  );
  if (bound?.triggers) {
    await syncTriggers(client, { tenantId, flowId, enabled, triggers: bound.triggers });
  }
  if (edited) {
    await client.query(
      `INSERT INTO flow_command (flow_id, revision, tenant_id, user_id, commands)
       SELECT flow_id, $3, tenant_id, $4, json_build_array(json_build_object('type', 'replaceDocument', 'document', draft_before))
         FROM flow_upgrade WHERE id = $1 AND tenant_id = $2`,
      [id, tenantId, after, userId],
    );
  }
  const kind = 'flow.upgradeRolledBack';
  const bindings = bound === undefined ? {} : { bindings: { before: bound.from, after: bound.to } };
  const details = { groupId, ...bindings };
  await recordAuditEvent(client, { tenantId, userId, kind, subjectId: flowId, details });
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
