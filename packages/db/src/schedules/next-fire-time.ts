import type { Database } from '../database/open-database.ts';

/** When the schedule loop has to look again: the earliest planned fire, or undefined when there is none. */
export async function nextFireTime(db: Database): Promise<Date | undefined> {
  const { rows } = await db.pool.query<{ at: Date | null }>(
    `SELECT min(next_fire_at) AS at FROM schedule WHERE next_fire_at < 'infinity'`,
  );
  return rows[0]?.at ?? undefined;
}
