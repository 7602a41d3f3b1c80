import type { ClientBase } from 'pg';
import { RUN_CHANGED } from './run-channels.ts';

export type StepDecision = {
  tenantId: string;
  runId: string;
  path: string;
  /** happened: the step succeeded, with `outputJson`; repeat: it is called again; fail: it counts as failed. */
  decision: 'happened' | 'repeat' | 'fail';
  /** JSON text. */
  outputJson: string | null;
  userId: string;
};

export const DECIDED_STATES = { happened: 'succeeded', repeat: 'released', fail: 'failed' } as const;

/**
 * Writes what a person says about a call of which nobody knows whether it happened, as the next line of the attempt's
 * journal, and takes the question from the run: of two people who answer, the first one counts. Answers how many other
 * questions the run still asks; undefined when it does not wait for a decision about that path. Call it inside the transaction
 * that enqueues `run.wake` after the last question.
 */
export async function decideStep(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, path, decision, outputJson, userId }: StepDecision,
): Promise<number | undefined> {
  const error = {
    code: 'decidedAsFailed',
    message: 'decided by a person',
    details: { by: userId },
    retryable: false,
  };
  // One after the other: whoever waited for the row has to see the lines of those before.
  await client.query('SELECT FROM run WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tenantId, runId]);
  const { rows } = await client.query<{ open: number }>(
    `WITH waiting AS (
       SELECT r.* FROM run r WHERE r.tenant_id = $1 AND r.id = $2 AND r.state = 'needsDecision' AND EXISTS (
         SELECT FROM json_array_elements(r.waits_for::json) w WHERE w->>'kind' = 'decision' AND w->>'path' = $3)),
     asked AS (
       SELECT s.* FROM step_run s JOIN waiting w ON s.run_accepted_at = w.accepted_at AND s.run_id = w.id
         AND s.attempt = w.attempt WHERE s.path = $3 ORDER BY s.sequence DESC LIMIT 1),
     answered AS (
       UPDATE run r SET waits_for = (
         SELECT coalesce(json_agg(each), '[]')::text FROM json_array_elements(w.waits_for::json) each
         WHERE each->>'kind' <> 'decision' OR each->>'path' <> $3)
       FROM waiting w WHERE r.id = w.id AND EXISTS (SELECT FROM asked)
       RETURNING r.waits_for)
     INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state, try_number,
       started_at, duration_ms, output, error, decided_by, decided_at)
     SELECT a.run_accepted_at, a.run_id, a.attempt,
       (SELECT max(s.sequence) + 1 FROM step_run s WHERE s.run_accepted_at = a.run_accepted_at AND s.run_id = a.run_id
          AND s.attempt = a.attempt),
       a.tenant_id, a.path, a.step_id, $4, a.try_number, a.started_at,
       least(extract(epoch FROM clock_timestamp() - a.started_at) * 1000, 2147483647)::int, $5, $6, $7,
       clock_timestamp()
     FROM asked a
     RETURNING (SELECT count(*)::int FROM answered, json_array_elements(answered.waits_for::json) each
                WHERE each->>'kind' = 'decision') AS open`,
    [
      tenantId,
      runId,
      path,
      DECIDED_STATES[decision],
      decision === 'happened' ? outputJson : null,
      decision === 'fail' ? JSON.stringify(error) : null,
      userId,
    ],
  );
  if (rows[0] === undefined) return undefined;
  // Whoever looks at the run sees the answer, also while others are still open and nothing goes on.
  await client.query('SELECT pg_notify($1, $2)', [RUN_CHANGED, JSON.stringify({ runId, tenantId })]);
  return rows[0].open;
}
