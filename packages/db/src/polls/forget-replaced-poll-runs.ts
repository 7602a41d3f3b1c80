import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Forgets failed runs all of whose records were handed to other runs since: they hold the watermark no longer. */
export async function forgetReplacedPollRuns(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
): Promise<void> {
  await client.query(
    `DELETE FROM poll_run p WHERE p.flow_id = $1 AND p.trigger_id = $2 AND p.state = 'failed'
       AND NOT EXISTS (SELECT 1 FROM poll_key k WHERE k.run_id = p.run_id)`,
    [flowId, triggerId],
  );
}
