import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Notes that records were answered again, so that their keys are kept; once a day is enough. */
export async function touchPollKeys(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  keys: readonly string[],
): Promise<void> {
  await client.query(
    `UPDATE poll_key SET last_seen_at = now()
     WHERE flow_id = $1 AND trigger_id = $2 AND key = ANY($3) AND last_seen_at < now() - interval '1 day'`,
    [flowId, triggerId, keys],
  );
}
