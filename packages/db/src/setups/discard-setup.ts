import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { removeFlowWithin } from '../flows/remove-flow.ts';
import { CONNECTION_CHANGED } from '../runs/run-channels.ts';

export type DiscardSetup = {
  tenantId: string;
  userId: string;
  id: string;
  /** Of those made on the way: they go too. */
  connectionIds: readonly string[];
  /** Names; they go with their records. That no other flow uses them was looked up before. */
  datasets: readonly string[];
};

export type DiscardOutcome = { kind: 'discarded' | 'notFound' } | { kind: 'inUse'; connectionId: string };

class InUse extends Error {
  readonly connectionId: string;
  constructor(connectionId: string) {
    super('connection in use');
    this.connectionId = connectionId;
  }
}

/** Ends a setup with the flows it has made and what is named of the rest: all of it, or nothing when a connection is used elsewhere. */
export async function discardSetup(db: Database, discard: DiscardSetup): Promise<DiscardOutcome> {
  const { tenantId, userId, id } = discard;
  try {
    return await inTransaction(db, async (client) => {
      const { rows } = await client.query<{ connectionIds: string[]; name: string }>(
        `SELECT connection_ids AS "connectionIds", name FROM flow_setup WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
        [tenantId, id],
      );
      const [setup] = rows;
      if (!setup) return { kind: 'notFound' as const };
      const made = await client.query<{ id: string }>(
        'SELECT id FROM flow WHERE tenant_id = $1 AND setup_id = $2 AND deleted_at IS NULL ORDER BY id',
        [tenantId, id],
      );
      for (const flow of made.rows) await removeFlowWithin(client, { tenantId, userId, flowId: flow.id });
      for (const connectionId of discard.connectionIds)
        if (setup.connectionIds.includes(connectionId))
          await removeUnused(client, { tenantId, userId, connectionId });
      for (const name of discard.datasets) await removeDataset(client, { tenantId, userId, name });
      await client.query('DELETE FROM flow_setup WHERE tenant_id = $1 AND id = $2', [tenantId, id]);
      await recordAuditEvent(client, {
        tenantId,
        userId,
        kind: 'setup.discarded',
        subjectId: id,
        details: { name: setup.name },
      });
      return { kind: 'discarded' as const };
    });
  } catch (error) {
    if (error instanceof InUse) return { kind: 'inUse', connectionId: error.connectionId };
    throw error;
  }
}

type Connection = { tenantId: string; userId: string; connectionId: string };

async function removeUnused(
  client: PoolClient,
  { tenantId, userId, connectionId }: Connection,
): Promise<void> {
  const { rows: using } = await client.query(
    `SELECT 1 FROM flow f, jsonb_each_text((f.bindings->'connections')::jsonb) bound
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND bound.value = $2 LIMIT 1`,
    [tenantId, connectionId],
  );
  if (using.length > 0) throw new InUse(connectionId);
  const { rowCount } = await client.query('DELETE FROM connection WHERE tenant_id = $1 AND id = $2', [
    tenantId,
    connectionId,
  ]);
  // Somebody was faster: it is gone, as was wanted.
  if (rowCount === 0) return;
  await recordAuditEvent(client, { tenantId, userId, kind: 'connection.removed', subjectId: connectionId });
  await client.query('SELECT pg_notify($1, $2)', [CONNECTION_CHANGED, connectionId]);
}

async function removeDataset(
  client: PoolClient,
  { tenantId, userId, name }: { tenantId: string; userId: string; name: string },
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM dataset WHERE tenant_id = $1 AND name = $2 FOR UPDATE',
    [tenantId, name],
  );
  const [dataset] = rows;
  if (!dataset) return;
  for (const table of ['dataset_record', 'dataset_work'])
    await client.query(`DELETE FROM ${table} WHERE tenant_id = $1 AND dataset_id = $2`, [
      tenantId,
      dataset.id,
    ]);
  await client.query('DELETE FROM dataset WHERE tenant_id = $1 AND id = $2', [tenantId, dataset.id]);
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: 'dataset.removed',
    subjectId: dataset.id,
    details: { name },
  });
}
