import type { Database } from '../database/open-database.ts';

/** The earliest fire planned after a time: when the schedule loop has to look again. Undefined when there is none. */
export async function nextFireTime(db: Database, after: Date): Promise<Date | undefined> {
  const { rows } = await db.pool.query<{ at: Date | null }>(
    `SELECT min(next_fire_at) AS at FROM schedule WHERE next_fire_at > $1 AND next_fire_at < 'infinity'`,
    [after],
  );
  return rows[0]?.at ?? undefined;
}
