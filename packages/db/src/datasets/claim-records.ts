import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';
import type { RunLease } from './hold-dataset.ts';
import type { ClaimedRecord } from './list-claimed-records.ts';

export type ClaimRecords = { datasetId: string; path: string; batch: number; size: number; now: Date };

/**
 * Gives the records that wait longest to a new batch, at most `size`, in the order in which they were staged, and remembers its
 * number. None wait: nothing is written. The dataset is held (`holdDataset`), so no two batches get one record.
 */
export async function claimRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, attempt }: RunLease,
  { datasetId, path, batch, size, now }: ClaimRecords,
): Promise<ClaimedRecord[]> {
  const { rows } = await client.query<ClaimedRecord>(STATEMENT, [
    tenantId,
    datasetId,
    runId,
    attempt,
    path,
    batch,
    size,
    now,
  ]);
  return rows;
}

/** Changed by where they were found, as in `stage-records.ts`. */
const STATEMENT = `
WITH due AS (
  SELECT ctid AS place, state FROM dataset_record
  WHERE tenant_id = $1 AND dataset_id = $2 AND state IN ('pending', 'failed') AND next_try_at <= $8
  ORDER BY next_try_at, sequence LIMIT $7),
claimed AS (
  UPDATE dataset_record r SET state = 'delivering', claim_run_id = $3, claim_path = $5, claim_batch = $6,
    tried_run_id = $3, tried_at = $8
  FROM due WHERE r.ctid = due.place
  RETURNING r.key, r.source, r.fields, r.sequence, due.state AS was, r.state AS is_now),
moves AS (SELECT was, is_now FROM claimed),
${COUNT_MOVES},
worked AS (
  INSERT INTO dataset_work AS w (tenant_id, run_id, attempt, path, dataset_id, position)
  SELECT $1, $3, $4, $5, $2, $6 + 1 WHERE EXISTS (SELECT FROM claimed)
  ON CONFLICT (tenant_id, run_id, attempt, path)
    DO UPDATE SET position = greatest(w.position, excluded.position))
SELECT $6::int AS batch, key, source, fields FROM claimed ORDER BY sequence`;
