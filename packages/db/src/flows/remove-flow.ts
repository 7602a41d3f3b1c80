import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { leaveSetup } from '../setups/leave-setup.ts';
import { syncTriggers } from './flow-triggers.ts';

type RemoveFlow = { tenantId: string; flowId: string; userId: string };

/** Takes a flow out of sight: its addresses and schedules go at once, its runs and versions stay readable. */
export function removeFlow(db: Database, remove: RemoveFlow): Promise<boolean> {
  return inTransaction(db, (client) => removeFlowWithin(client, remove));
}

/** The same inside a transaction that does more. */
export async function removeFlowWithin(
  client: PoolClient,
  { tenantId, flowId, userId }: RemoveFlow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE flow SET deleted_at = now(), enabled = false WHERE id = $2 AND tenant_id = $1 AND deleted_at IS NULL`,
    [tenantId, flowId],
  );
  if (rowCount === 0) return false;
  await syncTriggers(client, {
    tenantId,
    flowId,
    enabled: false,
    triggers: { endpoints: [], schedules: [] },
  });
  await recordAuditEvent(client, { tenantId, userId, kind: 'flow.removed', subjectId: flowId });
  await leaveSetup(client, { tenantId, flowId });
  return true;
}
