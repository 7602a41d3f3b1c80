import type { Database } from '../database/open-database.ts';

/** Any number, the same on all nodes: names the lock of this work. */
const LOCK = 7_214_503;

/**
 * Deletes up to `limit` dedupe keys whose window is over and answers how many. Of all nodes that try at the same time one
 * does it, the others delete nothing.
 */
export async function purgeDedupeKeys(db: Database, { limit }: { limit: number }): Promise<number> {
  const { rowCount } = await db.pool.query(
    `WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($1) AS mine),
          ended AS MATERIALIZED (
            SELECT flow_id, key FROM dedupe_key WHERE expires_at < now() AND (SELECT mine FROM turn)
            ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     DELETE FROM dedupe_key d USING ended e WHERE d.flow_id = e.flow_id AND d.key = e.key`,
    [LOCK, limit],
  );
  return rowCount ?? 0;
}
