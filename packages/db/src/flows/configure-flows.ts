import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { type FlowTriggers, syncTriggers } from './flow-triggers.ts';

export type FlowBindings = { connections: Record<string, string>; parameters: Record<string, unknown> };

/** What is to become of one flow; what is absent stays. */
export type FlowConfiguration = {
  flowId: string;
  name?: string;
  /** A folder of the tenant; null: none. */
  folderId?: string | null;
  bindings?: FlowBindings;
  /** Of the published version with the new bindings; absent for a flow that was never published. */
  triggers?: FlowTriggers;
};

type FoundFlow = { id: string; name: string; bindings: unknown; enabled: boolean };

export type ConfigureFlows = {
  tenantId: string;
  userId: string | null;
  flows: readonly FlowConfiguration[];
  /** Asked of each flow while it is locked; true: nothing at all is written. */
  isStale(flow: FoundFlow): boolean;
};

class Refused extends Error {
  readonly outcome: ConfigureOutcome;
  constructor(outcome: ConfigureOutcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

export type ConfigureOutcome =
  | { kind: 'configured' }
  | { kind: 'notFound' | 'stale'; flowId: string; name: string | undefined };

/** Names, folders and bindings of several flows: all are changed, or none. */
export async function configureFlows(db: Database, change: ConfigureFlows): Promise<ConfigureOutcome> {
  // In one order everywhere, so that two changes of the same flows never wait for each other.
  const inOrder = [...change.flows].sort((left, right) => (left.flowId < right.flowId ? -1 : 1));
  try {
    await inTransaction(db, async (client) => {
      for (const flow of inOrder) await configure(client, change, flow);
    });
    return { kind: 'configured' };
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

async function configure(
  client: PoolClient,
  { tenantId, userId, isStale }: ConfigureFlows,
  flow: FlowConfiguration,
): Promise<void> {
  const { flowId, triggers } = flow;
  const { rows } = await client.query<FoundFlow>(
    `SELECT id, name, bindings, enabled FROM flow
     WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
    [tenantId, flowId],
  );
  const found = rows[0];
  if (!found) throw new Refused({ kind: 'notFound', flowId, name: undefined });
  if (isStale(found)) throw new Refused({ kind: 'stale', flowId, name: found.name });
  const audit = (kind: 'flow.renamed' | 'flow.moved' | 'flow.bound', details: Record<string, unknown>) =>
    recordAuditEvent(client, { tenantId, userId, kind, subjectId: flowId, details });
  const set = (column: 'name' | 'folder_id' | 'bindings', value: string | null) =>
    client.query(`UPDATE flow SET ${column} = $3, updated_at = now() WHERE tenant_id = $1 AND id = $2`, [
      tenantId,
      flowId,
      value,
    ]);
  if (flow.name !== undefined && flow.name !== found.name) {
    await set('name', flow.name);
    await audit('flow.renamed', { name: flow.name });
  }
  if (flow.folderId !== undefined) {
    await set('folder_id', flow.folderId);
    await audit('flow.moved', { folderId: flow.folderId });
  }
  if (flow.bindings !== undefined) {
    await set('bindings', JSON.stringify(flow.bindings));
    if (triggers) await syncTriggers(client, { tenantId, flowId, enabled: found.enabled, triggers });
    await audit('flow.bound', { bindings: flow.bindings });
  }
}
