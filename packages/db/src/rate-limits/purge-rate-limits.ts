import type { Database } from '../database/open-database.ts';

/** Deletes up to `limit` counters whose time is over and answers how many. Safe from all nodes at once. */
export async function purgeRateLimits(db: Database, { limit }: { limit: number }): Promise<number> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM rate_limit WHERE key IN (
       SELECT key FROM rate_limit WHERE expire < extract(epoch FROM now() - interval '1 hour') * 1000
       ORDER BY expire LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    [limit],
  );
  return rowCount ?? 0;
}
