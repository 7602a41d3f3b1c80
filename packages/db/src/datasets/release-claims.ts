import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';

export type ReleaseClaims = {
  tenantId: string;
  datasetId: string;
  now: Date;
  /** JSON text of the failure kept with records of which nobody knows whether the target has them. */
  uncertainError: string;
};

/**
 * Takes back the records held by batches of runs that have ended (or are gone) without settling them. They wait again, unless
 * the journal shows a writing call of their batch that went through or may have: those are parked for a person. A
 * retry's present attempt keeps what its run holds. The dataset is held (`lockDataset`). Answers how many there were.
 */
export async function releaseClaims(
  client: Pick<ClientBase, 'query'>,
  { tenantId, datasetId, now, uncertainError }: ReleaseClaims,
): Promise<{ waiting: number; parked: number }> {
  const { rows } = await client.query<{ waiting: number; parked: number }>(STATEMENT, [
    tenantId,
    datasetId,
    now,
    uncertainError,
  ]);
  return rows[0] ?? { waiting: 0, parked: 0 };
}

/**
 * A call that writes has a line `started` before its result; the newest line of its path counts. `failed` without a doubt and
 * `released` (a person said: do it again) did not happen. An error moved to the payload table is not looked into: a doubt.
 */
const STATEMENT = `
WITH lost AS (
  SELECT r.ctid AS place, r.claim_run_id AS run_id, r.claim_path AS path, r.claim_batch AS batch, run.accepted_at
  FROM dataset_record r LEFT JOIN run ON run.id = r.claim_run_id
  WHERE r.tenant_id = $1 AND r.dataset_id = $2 AND r.state = 'delivering'
    AND coalesce(run.state, 'cancelled') IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled')),
batches AS (
  SELECT DISTINCT run_id, path, batch, accepted_at, path || '[' || batch || ']/' AS inside FROM lost),
calls AS (
  SELECT DISTINCT ON (b.run_id, b.path, b.batch, s.path) b.run_id, b.path, b.batch, s.state, s.error
  FROM batches b JOIN step_run s
    ON s.run_id = b.run_id AND s.run_accepted_at = b.accepted_at AND starts_with(s.path, b.inside)
  WHERE EXISTS (
    SELECT FROM step_run o WHERE o.run_id = s.run_id AND o.run_accepted_at = s.run_accepted_at
      AND o.path = s.path AND o.state = 'started')
  ORDER BY b.run_id, b.path, b.batch, s.path, s.attempt DESC, s.sequence DESC),
doubts AS (
  SELECT DISTINCT run_id, path, batch FROM calls
  WHERE state NOT IN ('failed', 'released')
    OR (state = 'failed' AND (error LIKE '{"$payload"%' OR error::json #>> '{details,mayHaveHappened}' = 'true'))),
released AS (
  UPDATE dataset_record r SET
    state = CASE WHEN d.batch IS NULL THEN 'pending' ELSE 'parked' END, uncertain = d.batch IS NOT NULL,
    error = CASE WHEN d.batch IS NULL THEN r.error ELSE $4 END,
    hash = coalesce(r.next_hash, r.hash), source = coalesce(r.next_source, r.source),
    fields = coalesce(r.next_fields, r.fields), next_hash = NULL, next_source = NULL, next_fields = NULL,
    next_try_at = $3, claim_run_id = NULL, claim_path = NULL, claim_batch = NULL
  FROM lost l LEFT JOIN doubts d USING (run_id, path, batch)
  WHERE r.ctid = l.place
  RETURNING 'delivering' AS was, r.state AS is_now),
moves AS (SELECT was, is_now FROM released),
${COUNT_MOVES}
SELECT count(*) FILTER (WHERE is_now = 'pending')::int AS waiting,
  count(*) FILTER (WHERE is_now = 'parked')::int AS parked FROM released`;
