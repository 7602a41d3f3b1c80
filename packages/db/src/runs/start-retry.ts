import type { ClientBase } from 'pg';

export type StartRetry = {
  tenantId: string;
  runId: string;
  /** The version the new attempt executes. */
  versionId: string;
  requestedBy?: string;
};

/**
 * Turns an ended run into a queued one with a new attempt from the trigger: keeps the ended attempt in `attempt`, clears
 * the run's outcome, fences whoever held it. With the snapshot of a draft it is a test run, with a published version it is not. Call it inside the transaction that enqueues `run.execute`.
 * Answers the new attempt's number, or undefined when the tenant has no such run or it has not ended.
 */
export async function startRetry(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, versionId, requestedBy }: StartRetry,
): Promise<number | undefined> {
  const { rows } = await client.query<{ attempt: number }>(
    `WITH ended AS (
       SELECT * FROM run WHERE id = $1 AND tenant_id = $2 AND duplicate_of IS NULL
         AND state IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled') FOR UPDATE),
     kept AS (
       INSERT INTO attempt (run_id, number, tenant_id, version_id, state, start_from, error, started_at, ended_at)
       SELECT id, attempt, tenant_id, version_id, state, 'trigger', error, started_at, ended_at FROM ended
       ON CONFLICT (run_id, number) DO UPDATE SET version_id = excluded.version_id, state = excluded.state,
         error = excluded.error, started_at = excluded.started_at, ended_at = excluded.ended_at),
     opened AS (
       INSERT INTO attempt (run_id, number, tenant_id, version_id, state, start_from, requested_by)
       SELECT id, attempt + 1, tenant_id, $3, 'queued', 'trigger', $4 FROM ended)
     UPDATE run r SET state = 'queued', mode = 'queued', attempt = r.attempt + 1, version_id = $3, output = NULL,
       output_payload = NULL, error = NULL, counts = NULL, started_at = NULL, ended_at = NULL, node_id = NULL,
       cancel_requested = false, lease_number = r.lease_number + 1,
       is_test = coalesce((SELECT v.number IS NULL FROM flow_version v WHERE v.id = $3), r.is_test)
     FROM ended e WHERE r.id = e.id RETURNING r.attempt`,
    [runId, tenantId, versionId, requestedBy ?? null],
  );
  return rows[0]?.attempt;
}
