import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

export type PollRecord = {
  found: number;
  fresh: number;
  /** JSON text of where the watermark goes. */
  next: string | null;
  /** Runs are on their way: the watermark waits for them. False: it moves at once. */
  open: boolean;
  more: boolean;
};

/** Notes an ordinary poll that was answered. The caller holds the cursor's lock. */
export async function recordPoll(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  { found, fresh, next, open, more }: PollRecord,
): Promise<void> {
  await client.query(
    `UPDATE poll_cursor SET last_polled_at = now(), last_found = $3, last_new = $4, last_error = NULL, failures = 0,
       not_before = NULL, more = $7,
       open_since = CASE WHEN $6 THEN now() END,
       next_watermark = CASE WHEN $6 THEN $5 END,
       watermark = CASE WHEN $6 THEN watermark ELSE coalesce($5, watermark) END
     WHERE flow_id = $1 AND trigger_id = $2`,
    [flowId, triggerId, found, fresh, next, open, more],
  );
}
