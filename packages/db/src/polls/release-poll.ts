import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Ends the pauses after failures: a person wants the trigger to ask now. */
export async function releasePoll(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
): Promise<void> {
  await client.query(
    `WITH keys AS (
       UPDATE poll_key SET retry_at = NULL WHERE flow_id = $1 AND trigger_id = $2 AND retry_at IS NOT NULL)
     UPDATE poll_cursor SET not_before = NULL WHERE flow_id = $1 AND trigger_id = $2`,
    [flowId, triggerId],
  );
}
