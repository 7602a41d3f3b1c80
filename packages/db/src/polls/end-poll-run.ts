import type { Database } from '../database/open-database.ts';
import type { PollTrigger } from './poll-trigger.ts';

/**
 * Notes that a poll's run has ended. Answers its trigger when no other run of that poll is on its way, so that the poll
 * can be ended; of runs that end at the same moment none may be the last one, which the sweep then finds.
 */
export async function endPollRun(db: Database, runId: string): Promise<PollTrigger | undefined> {
  const { rows } = await db.pool.query<PollTrigger & { last: boolean }>(
    `WITH ended AS (
       UPDATE poll_run p SET state = 'ended' FROM run r
       WHERE p.run_id = $1 AND p.state = 'open' AND r.id = p.run_id
         AND r.state IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled')
       RETURNING p.tenant_id, p.flow_id, p.trigger_id, p.lane)
     SELECT e.tenant_id AS "tenantId", e.flow_id AS "flowId", e.trigger_id AS "triggerId",
       NOT EXISTS (SELECT 1 FROM poll_run o WHERE o.flow_id = e.flow_id AND o.trigger_id = e.trigger_id
                     AND o.state = 'open' AND o.lane = e.lane AND o.run_id <> $1) AS last
     FROM ended e`,
    [runId],
  );
  const row = rows[0];
  if (!row?.last) return undefined;
  const { tenantId, flowId, triggerId } = row;
  return { tenantId, flowId, triggerId };
}
