import type { Database } from '../database/open-database.ts';
import { CONNECTION_BLOCKED } from '../runs/run-channels.ts';

/** The longest pause that is not the system's own wish, in units of `baseMs`: 2^6. */
const MOST_DOUBLINGS = 6;

/**
 * The system asked to call more slowly: nobody calls over the connection for a while, and every node is told. Answers the
 * milliseconds until calls may go again.
 *
 * `askedMs`: what the system asked for. Without it the pause is `baseMs`, doubled for each pause before it that no success
 * ended. Calls that were under way when a pause began answer the same; they do not make it longer.
 */
export async function blockConnection(
  db: Database,
  block: { tenantId: string; connectionId: string; askedMs: number | null; baseMs: number },
): Promise<number> {
  const { rows } = await db.pool.query<{ ms: number }>(
    `WITH blocked AS (
       INSERT INTO connection_throttle AS t (connection_id, tenant_id, blocked_until, throttled_times)
       SELECT id, tenant_id, clock_timestamp() + coalesce($3::int, $4::int) * interval '1 millisecond', 1
       FROM connection WHERE id = $1 AND tenant_id = $2
       ON CONFLICT (connection_id) DO UPDATE SET
         throttled_times = CASE WHEN t.blocked_until > clock_timestamp() THEN t.throttled_times
           ELSE least(t.throttled_times + 1, ${MOST_DOUBLINGS}) END,
         blocked_until = greatest(t.blocked_until, clock_timestamp() + interval '1 millisecond' * CASE
           WHEN $3::int IS NOT NULL THEN $3::int
           WHEN t.blocked_until > clock_timestamp() THEN 0
           ELSE $4::int * power(2, t.throttled_times) END)
       RETURNING ceil(greatest(0, extract(epoch FROM blocked_until - clock_timestamp()) * 1000))::int AS ms
     )
     SELECT ms, pg_notify('${CONNECTION_BLOCKED}', $1::text || ' ' || ms)::text
     FROM blocked`,
    [block.connectionId, block.tenantId, block.askedMs, block.baseMs],
  );
  return rows[0]?.ms ?? block.askedMs ?? block.baseMs;
}
