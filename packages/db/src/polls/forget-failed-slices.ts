import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Forgets what an earlier back-fill failed to deliver, so that a new one reads it again. The caller holds the cursor's lock. */
export async function forgetFailedSlices(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
): Promise<void> {
  await client.query(
    `WITH failed AS (
       DELETE FROM poll_run WHERE flow_id = $1 AND trigger_id = $2 AND lane = 'backfill' AND state = 'failed'
       RETURNING run_id)
     DELETE FROM poll_key k USING failed f WHERE k.run_id = f.run_id`,
    [flowId, triggerId],
  );
}
