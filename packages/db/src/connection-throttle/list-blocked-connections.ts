import type { Database } from '../database/open-database.ts';

/** The connections of all tenants that pause now, and for how many more milliseconds. */
export async function listBlockedConnections(db: Database): Promise<{ connectionId: string; ms: number }[]> {
  const { rows } = await db.pool.query<{ connectionId: string; ms: number }>(
    `SELECT connection_id AS "connectionId",
       ceil(extract(epoch FROM blocked_until - clock_timestamp()) * 1000)::int AS ms
     FROM connection_throttle WHERE blocked_until > clock_timestamp()`,
  );
  return rows;
}
