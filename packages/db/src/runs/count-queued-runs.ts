import type { Database } from '../database/open-database.ts';

/** Runs that wait to begin, of all tenants: the length of the queue. */
export async function countQueuedRuns(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM run WHERE state = 'queued'`,
  );
  return rows[0]?.count ?? 0;
}
