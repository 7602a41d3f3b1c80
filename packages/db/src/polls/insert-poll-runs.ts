import type { ClientBase } from 'pg';
import type { PollLane, PollTrigger } from './poll-trigger.ts';

/** Notes the runs of a poll: until they have ended the trigger's next poll in that lane waits. */
export async function insertPollRuns(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId, triggerId }: PollTrigger,
  { lane, runIds }: { lane: PollLane; runIds: readonly string[] },
): Promise<void> {
  await client.query(
    `INSERT INTO poll_run (run_id, tenant_id, flow_id, trigger_id, lane, state)
     SELECT id, $1, $2, $3, $4, 'open' FROM unnest($5::text[]) AS id`,
    [tenantId, flowId, triggerId, lane, runIds],
  );
}
