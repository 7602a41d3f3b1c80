import type { ClientBase } from 'pg';

export type StartRetry = {
  tenantId: string;
  runId: string;
  /** The version the new attempt executes. */
  versionId: string;
  requestedBy?: string;
  /** What is taken over from the attempt before; default `trigger`: nothing. */
  from?: RetryFrom;
  /** The bulk operation that orders it. */
  bulkId?: string;
};

/** trigger: everything again. failedStep, failedItems: what succeeded is taken over. path: the same, up to that step. */
export type RetryFrom = 'trigger' | 'failedStep' | 'failedItems' | { path: string };

/**
 * Turns an ended run into a queued one with a new attempt: keeps the ended attempt with its counts in `attempt`, clears the
 * run's outcome, forgets calls to its wait addresses (the new attempt waits for new ones) and fences whoever held it. With the snapshot of a draft it is a test run, with a published version it is not.
 * Call it inside the transaction that enqueues `run.execute`. Answers the new attempt's number, or undefined when the tenant
 * has no such run or it has not ended.
 */
export async function startRetry(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, versionId, requestedBy, from = 'trigger', bulkId }: StartRetry,
): Promise<number | undefined> {
  const [startFrom, startPath] = typeof from === 'string' ? [from, null] : ['path', from.path];
  const { rows } = await client.query<{ attempt: number }>(
    `WITH ended AS (
       SELECT * FROM run WHERE id = $1 AND tenant_id = $2 AND duplicate_of IS NULL
         AND state IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled') FOR UPDATE),
     kept AS (
       INSERT INTO attempt (run_id, number, tenant_id, version_id, state, start_from, error, counts, started_at, ended_at)
       SELECT id, attempt, tenant_id, version_id, state, 'trigger', error, counts, started_at, ended_at FROM ended
       ON CONFLICT (run_id, number) DO UPDATE SET version_id = excluded.version_id, state = excluded.state,
         error = excluded.error, counts = excluded.counts, started_at = excluded.started_at,
         ended_at = excluded.ended_at),
     opened AS (
       INSERT INTO attempt (run_id, number, tenant_id, version_id, state, start_from, start_path, requested_by,
         bulk_id)
       SELECT id, attempt + 1, tenant_id, $3, 'queued', $5, $6, $4, $7 FROM ended),
     heard AS (
       DELETE FROM wait_callback USING ended WHERE wait_callback.run_id = ended.id)
     UPDATE run r SET state = 'queued', mode = 'queued', attempt = r.attempt + 1, version_id = $3, output = NULL,
       output_payload = NULL, error = NULL, counts = NULL, started_at = NULL, ended_at = NULL, node_id = NULL,
       claimed_at = NULL, waits_for = NULL, resumes = 0, cancel_requested = false, lease_number = r.lease_number + 1,
       is_test = coalesce((SELECT v.number IS NULL FROM flow_version v WHERE v.id = $3), r.is_test)
     FROM ended e WHERE r.id = e.id RETURNING r.attempt`,
    [runId, tenantId, versionId, requestedBy ?? null, startFrom, startPath, bulkId ?? null],
  );
  return rows[0]?.attempt;
}
