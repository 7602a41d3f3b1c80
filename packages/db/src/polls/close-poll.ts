import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/**
 * Ends an open poll whose runs have all ended: with `delivered` the watermark moves, otherwise it stays. Answers whether
 * the poll was cut at its maximum, so that the next one should follow at once. The caller holds the cursor's lock.
 */
export async function closePoll(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  { delivered }: { delivered: boolean },
): Promise<{ more: boolean }> {
  const { rows } = await client.query<{ more: boolean }>(
    `UPDATE poll_cursor c SET open_since = NULL, next_watermark = NULL, more = false,
       watermark = CASE WHEN $3 THEN coalesce(c.next_watermark, c.watermark) ELSE c.watermark END
     FROM poll_cursor before
     WHERE c.flow_id = $1 AND c.trigger_id = $2 AND c.open_since IS NOT NULL
       AND before.flow_id = c.flow_id AND before.trigger_id = c.trigger_id
     RETURNING before.more AND $3 AS more`,
    [flowId, triggerId, delivered],
  );
  return rows[0] ?? { more: false };
}
