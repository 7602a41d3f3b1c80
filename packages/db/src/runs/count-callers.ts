import type { Database } from '../database/open-database.ts';

/** How many runs stand above this one: 0 for a run that nobody called. Looks at most 100 up. */
export async function countCallers(db: Database, runId: string): Promise<number> {
  const { rows } = await db.pool.query<{ callers: number }>(
    `WITH RECURSIVE above AS (
       SELECT parent_run_id AS id, 1 AS height FROM run WHERE id = $1 AND parent_run_id IS NOT NULL
       UNION ALL
       SELECT r.parent_run_id, above.height + 1 FROM above JOIN run r ON r.id = above.id
       WHERE r.parent_run_id IS NOT NULL AND above.height < 100)
     SELECT coalesce(max(height), 0)::int AS callers FROM above`,
    [runId],
  );
  return rows[0]?.callers ?? 0;
}
