import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/**
 * Brings what is known of a poll trigger's runs to what they are by now, retries of ended polls included. A run that
 * reached its end has delivered its records. One that failed or was cancelled has not: they are read again, at once
 * after the first failure, then after a minute, twice as long each time, an hour at most. Answers which lanes have runs
 * that have not ended and which have failed ones. The caller holds the cursor's lock.
 */
export async function syncPollRuns(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
): Promise<{ lane: string; open: boolean; failed: boolean }[]> {
  const { rows } = await client.query<{ lane: string; open: boolean; failed: boolean }>(
    `WITH present AS (
       SELECT p.run_id, p.lane, p.state AS before,
         CASE WHEN r.state IN ('succeeded', 'completedWithFailures') THEN 'delivered'
              WHEN r.state IS NULL OR r.state IN ('failed', 'cancelled') THEN 'failed' ELSE 'open' END AS state
       FROM poll_run p LEFT JOIN run r ON r.id = p.run_id WHERE p.flow_id = $1 AND p.trigger_id = $2),
     moved AS (
       UPDATE poll_run p SET state = n.state FROM present n
       WHERE p.run_id = n.run_id AND n.state <> 'delivered' AND n.state <> n.before RETURNING p.run_id, p.state),
     gone AS (
       DELETE FROM poll_run p USING present n WHERE p.run_id = n.run_id AND n.state = 'delivered' RETURNING p.run_id),
     forgiven AS (
       UPDATE poll_key k SET failures = 0, retry_at = NULL FROM gone
       WHERE k.run_id = gone.run_id AND k.failures > 0),
     counted AS (
       UPDATE poll_key k SET failures = k.failures + 1,
         retry_at = CASE WHEN k.failures > 0
           THEN now() + least(interval '1 hour', interval '1 minute' * power(2, least(k.failures, 7) - 1)) END
       FROM moved WHERE k.run_id = moved.run_id AND moved.state = 'failed')
     SELECT lane, bool_or(state = 'open') AS open, bool_or(state = 'failed') AS failed
     FROM present WHERE state <> 'delivered' GROUP BY lane`,
    [flowId, triggerId],
  );
  return rows;
}
