import type { ClientBase } from 'pg';
import type { RunLease } from './hold-dataset.ts';

/** JSON texts of a record that a batch holds. */
export type ClaimedRecord = { batch: number; key: string; source: string; fields: string };

/** The records that batches of a deliver step hold, in the order in which they were taken: of one batch, or of all. */
export async function listClaimedRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId }: RunLease,
  { datasetId, path, batch }: { datasetId: string; path: string; batch: number },
): Promise<ClaimedRecord[]> {
  const { rows } = await client.query<ClaimedRecord>(
    `SELECT claim_batch AS batch, key, source, fields FROM dataset_record
     WHERE state = 'delivering' AND claim_run_id = $3 AND claim_path = $4 AND claim_batch = $5
       AND tenant_id = $1 AND dataset_id = $2 ORDER BY sequence`,
    [tenantId, datasetId, runId, path, batch],
  );
  return rows;
}
