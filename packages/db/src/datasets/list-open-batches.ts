import type { ClientBase } from 'pg';
import type { RunLease } from './hold-dataset.ts';

/** Numbers of a deliver step's batches that still hold records. */
export async function listOpenBatches(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId }: RunLease,
  { datasetId, path }: { datasetId: string; path: string },
): Promise<number[]> {
  const { rows } = await client.query<{ batch: number }>(
    `SELECT DISTINCT claim_batch AS batch FROM dataset_record
     WHERE state = 'delivering' AND claim_run_id = $3 AND claim_path = $4 AND tenant_id = $1 AND dataset_id = $2
     ORDER BY batch`,
    [tenantId, datasetId, runId, path],
  );
  return rows.map((row) => row.batch);
}
