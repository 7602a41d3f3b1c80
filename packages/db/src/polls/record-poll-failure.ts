import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/**
 * Notes that a poll's query failed: the trigger rests for a minute, twice as long after each further failure, an hour at
 * most. The caller holds the cursor's lock.
 */
export async function recordPollFailure(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  errorJson: string,
): Promise<void> {
  await client.query(
    `UPDATE poll_cursor SET last_polled_at = now(), last_found = NULL, last_new = NULL, last_error = $3,
       failures = failures + 1,
       not_before = now() + least(interval '1 hour', interval '1 minute' * power(2, least(failures, 6)))
     WHERE flow_id = $1 AND trigger_id = $2`,
    [flowId, triggerId, errorJson],
  );
}
