import type { Database } from '../database/open-database.ts';

/**
 * Waiting runs that have something to go on with and were not woken: what they wait for happened while they were being put
 * down, or the job that should have woken them is gone. At most 1,000.
 */
export async function listMissedWakes(db: Database, runId?: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT r.id FROM run r
     WHERE r.state = 'waiting' ${runId === undefined ? '' : 'AND r.id = $1'} AND EXISTS (
       SELECT FROM json_array_elements(r.waits_for::json) w
       WHERE CASE w->>'kind'
         WHEN 'flow' THEN EXISTS (SELECT FROM run c WHERE c.id = w->>'runId' AND c.ended_at IS NOT NULL)
         WHEN 'callback' THEN EXISTS (
           SELECT FROM wait_callback c WHERE c.run_id = r.id AND c.path = w->>'path')
         ELSE false END
       OR (w->>'until')::timestamptz < now() - interval '10 seconds')
     LIMIT 1000`,
    runId === undefined ? [] : [runId],
  );
  return rows.map((row) => row.id);
}
