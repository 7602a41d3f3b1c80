import type { Database } from '../database/open-database.ts';

/** Days a delivered record's key is kept after it was answered last. */
const KEPT_DAYS = 7;

/** Deletes up to `limit` keys of delivered records that no poll has answered for a week; answers how many. */
export async function purgePollKeys(db: Database, { limit }: { limit: number }): Promise<number> {
  const { rowCount } = await db.pool.query(
    `WITH old AS MATERIALIZED (
       SELECT flow_id, trigger_id, key FROM poll_key k
       WHERE last_seen_at < now() - make_interval(days => ${KEPT_DAYS})
         AND NOT EXISTS (SELECT 1 FROM poll_run p WHERE p.run_id = k.run_id)
       ORDER BY last_seen_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     DELETE FROM poll_key k USING old o
     WHERE k.flow_id = o.flow_id AND k.trigger_id = o.trigger_id AND k.key = o.key`,
    [limit],
  );
  return rowCount ?? 0;
}
