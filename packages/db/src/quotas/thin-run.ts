/**
 * Lets go of what only people would read of an attempt that succeeded: inputs, requests, responses, and outputs of steps that
 * are simply done again when a run goes on. What recovery, retries and called flows take from a run stays: outputs of steps
 * that act outside, the trigger's input, the run's output and answer; and so does every line with an error, whole.
 */
import type { ClientBase } from 'pg';

export type ThinRun = {
  tenantId: string;
  runId: string;
  attempt: number;
  acceptedAt: Date;
  /** Steps whose outputs a retry takes over. */
  outputsOf: readonly string[];
};

/** Safe to repeat. Large values that no line and no row of the run names any more go, too. Answers the bytes let go of. */
export async function thinRun(client: Pick<ClientBase, 'query'>, run: ThinRun): Promise<number> {
  const { tenantId, runId, attempt, acceptedAt, outputsOf } = run;
  const { rows } = await client.query<{ bytes: string }>(
    `WITH thick AS (
       SELECT run_id, attempt, sequence, run_accepted_at,
         ${['input', 'request', 'response'].map((each) => `coalesce(octet_length(${each}), 0)`).join(' + ')}
           + CASE WHEN step_id = ANY($5) THEN 0 ELSE coalesce(octet_length(output), 0) END AS bytes
       FROM step_run WHERE run_id = $1 AND attempt = $2 AND run_accepted_at = $3 AND tenant_id = $4
         AND error IS NULL AND NOT sampled_out),
     thinned AS (
       UPDATE step_run s SET input = NULL, request = NULL, response = NULL,
         output = CASE WHEN s.step_id = ANY($5) THEN s.output END
       FROM thick t WHERE t.bytes > 0 AND s.run_id = t.run_id AND s.attempt = t.attempt AND s.sequence = t.sequence
         AND s.run_accepted_at = t.run_accepted_at
       RETURNING t.bytes)
     SELECT coalesce(sum(bytes), 0) AS bytes FROM thinned`,
    [runId, attempt, acceptedAt, tenantId, outputsOf],
  );
  const payloads = await client.query<{ bytes: string }>(
    `WITH named AS MATERIALIZED (
       SELECT CASE WHEN octet_length(v.text) < 120 THEN substring(v.text FROM '^{"\\$payload":"([^"]+)"') END AS id
       FROM step_run s CROSS JOIN LATERAL (
         VALUES (s.input), (s.output), (s.error), (s.request), (s.response)) v(text)
       WHERE s.run_id = $1 AND s.run_accepted_at = $2 AND v.text IS NOT NULL
       UNION ALL
       SELECT unnest(ARRAY[trigger_payload, output_payload]) FROM run WHERE id = $1),
     gone AS (
       DELETE FROM payload p WHERE p.run_id = $1 AND p.run_accepted_at = $2 AND p.tenant_id = $3
         AND p.id NOT IN (SELECT id FROM named WHERE id IS NOT NULL)
       RETURNING octet_length(p.body) AS bytes)
     SELECT coalesce(sum(bytes), 0) AS bytes FROM gone`,
    [runId, acceptedAt, tenantId],
  );
  return Number(rows[0]?.bytes ?? 0) + Number(payloads.rows[0]?.bytes ?? 0);
}
