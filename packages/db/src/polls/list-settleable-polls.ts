import type { Database } from '../database/open-database.ts';
import type { PollTrigger } from './poll-trigger.ts';

/** Poll triggers with a poll or a slice on its way all of whose runs have ended: what a sweep has to end. */
export async function listSettleablePolls(db: Database): Promise<PollTrigger[]> {
  const { rows } = await db.pool.query<PollTrigger>(
    `SELECT c.tenant_id AS "tenantId", c.flow_id AS "flowId", c.trigger_id AS "triggerId" FROM poll_cursor c
     WHERE (c.open_since IS NOT NULL OR c.backfill LIKE '%"pending":%')
       AND NOT EXISTS (
         SELECT 1 FROM poll_run p JOIN run r ON r.id = p.run_id
         WHERE p.flow_id = c.flow_id AND p.trigger_id = c.trigger_id AND p.state = 'open'
           AND r.state NOT IN ('succeeded', 'completedWithFailures', 'failed', 'cancelled'))
     LIMIT 500`,
  );
  return rows;
}
