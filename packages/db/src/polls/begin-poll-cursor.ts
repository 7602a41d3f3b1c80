import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Keeps where a trigger's first poll begins. The caller holds the cursor's lock. */
export async function beginPollCursor(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  watermarkJson: string,
): Promise<void> {
  await client.query(
    'UPDATE poll_cursor SET watermark = $3 WHERE flow_id = $1 AND trigger_id = $2 AND watermark IS NULL',
    [flowId, triggerId, watermarkJson],
  );
}
