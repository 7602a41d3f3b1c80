import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { type FlowTriggers, syncTriggers } from './flow-triggers.ts';

export type SetFlowEnabled = {
  tenantId: string;
  flowId: string;
  enabled: boolean;
  /** Of the published version. */
  triggers: FlowTriggers;
  userId: string | null;
};

/** Switches a flow on or off together with its schedules. False when the tenant has no such published flow. */
export function setFlowEnabled(db: Database, change: SetFlowEnabled): Promise<boolean> {
  return inTransaction(db, (client) => enableFlow(client, change));
}

/** The same inside a transaction that does more. */
export async function enableFlow(client: PoolClient, change: SetFlowEnabled): Promise<boolean> {
  const { tenantId, flowId, enabled, triggers, userId } = change;
  const { rowCount } = await client.query(
    `UPDATE flow SET enabled = $3
      WHERE id = $2 AND tenant_id = $1 AND deleted_at IS NULL AND published_version_id IS NOT NULL`,
    [tenantId, flowId, enabled],
  );
  if (rowCount === 0) return false;
  await syncTriggers(client, { tenantId, flowId, enabled, triggers });
  const kind = enabled ? 'flow.enabled' : 'flow.disabled';
  await recordAuditEvent(client, { tenantId, userId, kind, subjectId: flowId });
  return true;
}
