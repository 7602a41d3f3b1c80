import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';
import type { DatasetWork } from './dataset-work.ts';
import type { RunLease } from './hold-dataset.ts';

/** JSON texts of what became of a record. */
export type RecordResult = {
  key: string;
  outcome: 'delivered' | 'failed' | 'uncertain';
  error: string | null;
  mapped: string | null;
  answered: string | null;
  targetId: string | null;
};

export type SettleRecords = {
  datasetId: string;
  path: string;
  batch: number;
  now: Date;
  results: readonly RecordResult[];
  /** Tries after the first one; the pause before the first of them, doubling up to a day. */
  retry: { times: number; delayMs: number };
};

/**
 * Says what became of the records a batch holds. Delivered, failed (tried again after a pause, after the last try parked), or
 * uncertain (parked at once). A record whose content was changed meanwhile takes the new content and waits, unless it is
 * uncertain. What the batch does not hold any more stays as it is. Answers the step's counts so far; undefined when it
 * held nothing. The dataset is held (`holdDataset`).
 */
export async function settleRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, attempt }: RunLease,
  { datasetId, path, batch, now, results, retry }: SettleRecords,
): Promise<Pick<DatasetWork, 'delivered' | 'failed' | 'parked' | 'batches'> | undefined> {
  const { rows } = await client.query<DatasetWork>(STATEMENT, [
    tenantId,
    datasetId,
    runId,
    attempt,
    path,
    batch,
    now,
    retry.times,
    retry.delayMs,
    results.map((result) => result.key),
    results.map((result) => result.outcome),
    results.map((result) => result.error),
    results.map((result) => result.mapped),
    results.map((result) => result.answered),
    results.map((result) => result.targetId),
  ]);
  return rows[0];
}

/** A pause never doubles beyond this. */
const LONGEST_PAUSE_MS = 86_400_000;

/** Found one by one and changed by where they were found, as in `stage-records.ts`. */
const STATEMENT = `
WITH results AS (
  SELECT * FROM unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])
    AS a(key, outcome, error, mapped, answered, target_id)),
held AS (
  SELECT a.*, r.place, CASE
      WHEN a.outcome = 'delivered' THEN 'delivered'
      WHEN a.outcome = 'uncertain' OR r.tries >= $8 THEN 'parked' ELSE 'failed' END AS result,
    r.next_hash IS NOT NULL AS renewed,
    least($9 * power(2, least(r.tries, 30)), ${LONGEST_PAUSE_MS}) AS pause_ms
  FROM results a CROSS JOIN LATERAL (
    SELECT d.ctid AS place, d.* FROM dataset_record d
    WHERE d.tenant_id = $1 AND d.dataset_id = $2 AND d.key = a.key LIMIT 1) r
  WHERE r.state = 'delivering' AND r.claim_run_id = $3 AND r.claim_path = $5 AND r.claim_batch = $6),
settled AS (
  UPDATE dataset_record r SET
    state = CASE WHEN h.renewed AND h.outcome <> 'uncertain' THEN 'pending' ELSE h.result END,
    hash = coalesce(r.next_hash, r.hash), source = coalesce(r.next_source, r.source),
    fields = coalesce(r.next_fields, r.fields), next_hash = NULL, next_source = NULL, next_fields = NULL,
    sequence = CASE WHEN h.renewed THEN nextval('dataset_record_sequence_seq') ELSE r.sequence END,
    mapped = h.mapped, answered = h.answered, error = h.error, target_id = coalesce(h.target_id, r.target_id),
    uncertain = h.outcome = 'uncertain',
    tries = CASE WHEN h.renewed AND h.outcome <> 'uncertain' THEN 0 ELSE r.tries + 1 END,
    next_try_at = CASE WHEN h.renewed THEN $7::timestamptz
      ELSE $7::timestamptz + make_interval(secs => h.pause_ms / 1000.0) END,
    delivered_at = CASE WHEN h.outcome = 'delivered' THEN $7 ELSE r.delivered_at END,
    claim_run_id = NULL, claim_path = NULL, claim_batch = NULL
  FROM held h WHERE r.ctid = h.place
  RETURNING h.result, 'delivering' AS was, r.state AS is_now),
moves AS (SELECT was, is_now FROM settled),
${COUNT_MOVES},
told AS (
  SELECT count(*) FILTER (WHERE result = 'delivered') AS delivered, count(*) FILTER (WHERE result = 'failed') AS failed,
    count(*) FILTER (WHERE result = 'parked') AS parked FROM settled)
INSERT INTO dataset_work AS w (tenant_id, run_id, attempt, path, dataset_id, position, delivered, failed, parked, batches)
SELECT $1, $3, $4, $5, $2, $6 + 1, t.delivered, t.failed, t.parked, 1 FROM told t WHERE EXISTS (SELECT FROM settled)
ON CONFLICT (tenant_id, run_id, attempt, path) DO UPDATE SET
  position = greatest(w.position, excluded.position), delivered = w.delivered + excluded.delivered,
  failed = w.failed + excluded.failed, parked = w.parked + excluded.parked, batches = w.batches + 1
RETURNING w.delivered, w.failed, w.parked, w.batches`;
