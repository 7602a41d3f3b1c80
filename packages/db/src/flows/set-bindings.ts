import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { type FlowTriggers, syncTriggers } from './flow-triggers.ts';

export type SetBindings = {
  tenantId: string;
  flowId: string;
  bindings: { connections: Record<string, string>; parameters: Record<string, unknown> };
  /** Of the published version with the new parameters; absent for a flow that was never published. */
  triggers?: FlowTriggers;
  userId: string | null;
};

/** Replaces a flow's connections and parameter values. False when the tenant has no such flow. */
export function setBindings(db: Database, change: SetBindings): Promise<boolean> {
  const { tenantId, flowId, bindings, triggers, userId } = change;
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ enabled: boolean }>(
      `UPDATE flow SET bindings = $3, updated_at = now()
        WHERE id = $2 AND tenant_id = $1 AND deleted_at IS NULL RETURNING enabled`,
      [tenantId, flowId, JSON.stringify(bindings)],
    );
    const flow = rows[0];
    if (!flow) return false;
    if (triggers) await syncTriggers(client, { tenantId, flowId, enabled: flow.enabled, triggers });
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'flow.bound',
      subjectId: flowId,
      details: { bindings },
    });
    return true;
  });
}
