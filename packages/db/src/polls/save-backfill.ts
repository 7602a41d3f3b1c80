import type { ClientBase } from 'pg';
import type { Backfill, PollTrigger } from './poll-trigger.ts';

/** Keeps how far a back-fill is. The caller holds the cursor's lock. */
export async function saveBackfill(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  backfill: Backfill,
): Promise<void> {
  await client.query('UPDATE poll_cursor SET backfill = $3 WHERE flow_id = $1 AND trigger_id = $2', [
    flowId,
    triggerId,
    JSON.stringify(backfill),
  ]);
}
