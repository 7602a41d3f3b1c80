import type { ClientBase } from 'pg';
import type { PollTrigger, Watermark } from './poll-trigger.ts';

/**
 * Sets the watermark; null begins as the first poll did. What is known of records is forgotten with it: what lies behind
 * the new place is delivered again. Runs on their way end as they do, but move nothing. The caller holds the cursor's lock.
 */
export async function resetPollCursor(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  watermark: Watermark | null,
): Promise<void> {
  await client.query(
    `WITH keys AS (DELETE FROM poll_key WHERE flow_id = $1 AND trigger_id = $2),
          runs AS (DELETE FROM poll_run WHERE flow_id = $1 AND trigger_id = $2)
     UPDATE poll_cursor SET watermark = $3, next_watermark = NULL, open_since = NULL, more = false, last_error = NULL,
       failures = 0, not_before = NULL
     WHERE flow_id = $1 AND trigger_id = $2`,
    [flowId, triggerId, watermark === null ? null : JSON.stringify(watermark)],
  );
}
