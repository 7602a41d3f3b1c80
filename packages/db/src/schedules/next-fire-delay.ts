import type { Database } from '../database/open-database.ts';

/**
 * Milliseconds until the earliest fire planned after a moment of the database's clock: when the schedule loop has to look
 * again. Undefined when there is none.
 */
export async function nextFireDelay(db: Database, after: Date): Promise<number | undefined> {
  const { rows } = await db.pool.query<{ ms: number | null }>(
    `SELECT (extract(epoch FROM min(next_fire_at) - clock_timestamp()) * 1000)::float8 AS ms
     FROM schedule WHERE next_fire_at > $1 AND next_fire_at < 'infinity'`,
    [after],
  );
  return rows[0]?.ms ?? undefined;
}
