import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';

/** An execution of a run: what it writes counts only while it holds the run. */
export type RunLease = { tenantId: string; runId: string; attempt: number; leaseNumber: number };

/**
 * Takes a dataset by name for the rest of the transaction, making it on its first use; answers its id. Undefined when the run
 * was taken over: then nothing may be written. Whoever changes records takes the dataset first, so that writers of
 * one dataset come one after the other.
 */
export async function holdDataset(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, leaseNumber }: RunLease,
  name: string,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `WITH held AS (
       SELECT FROM run WHERE id = $1 AND tenant_id = $2 AND lease_number = $3 FOR SHARE)
     INSERT INTO dataset (tenant_id, id, name) SELECT $2, $4, $5 FROM held
     ON CONFLICT (tenant_id, name) DO UPDATE SET name = excluded.name RETURNING id`,
    [runId, tenantId, leaseNumber, newId(), name],
  );
  return rows[0]?.id;
}
