import type { ClientBase } from 'pg';

/** `received`: it is the first. `duplicate`: another one came before. `gone`: the run has ended, or never was. */
export type WaitCallbackOutcome = 'received' | 'duplicate' | 'gone';

/**
 * Keeps what somebody sent to the address of a run's wait step; the first call counts. It is kept also while the run has not
 * come to that step yet. Call it in the transaction that wakes the run.
 */
export async function receiveWaitCallback(
  client: Pick<ClientBase, 'query'>,
  callback: { runId: string; path: string; requestJson: string },
): Promise<WaitCallbackOutcome> {
  const { rows } = await client.query<{ outcome: WaitCallbackOutcome }>(
    `WITH open AS (
       SELECT id, tenant_id FROM run
       WHERE id = $1 AND state NOT IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled')),
     taken AS (
       INSERT INTO wait_callback (run_id, path, tenant_id, request, received_at)
       SELECT id, $2, tenant_id, $3, now() FROM open
       ON CONFLICT (run_id, path) DO NOTHING
       RETURNING run_id)
     SELECT CASE WHEN EXISTS (SELECT FROM taken) THEN 'received'
                 -- A first call that commits at this moment is not in the snapshot, but made the insert do nothing.
                 WHEN EXISTS (SELECT FROM open) THEN 'duplicate'
                 WHEN EXISTS (SELECT FROM wait_callback WHERE run_id = $1 AND path = $2) THEN 'duplicate'
                 ELSE 'gone' END AS outcome`,
    [callback.runId, callback.path, callback.requestJson],
  );
  return rows[0]?.outcome ?? 'gone';
}
