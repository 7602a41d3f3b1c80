import type { Database } from '../database/open-database.ts';

export type TurnsWanted = {
  tenantId: string;
  connectionId: string;
  nodeId: string;
  /** Calls of this node that wait. */
  wanted: number;
  /** Calls of this node that are at work. */
  inFlight: number;
  /** Calls at work at a time, all nodes together; null: any number. */
  concurrency: number | null;
  /** Calls in any period of twenty ticks, all nodes together; null: any number. */
  calls: number | null;
  tickMs: number;
  /** How long the node's share counts without a new word from it. */
  leaseMs: number;
};

export type TurnsTaken = {
  /** Calls that may go now. */
  granted: number;
  /** Milliseconds until the pause ends that the system asked for; 0: none. */
  blockedMs: number;
  /** Milliseconds until the rate lets another call go; null when the rate is not what holds the others back. */
  retryMs: number | null;
};

/**
 * Ticks that are counted: the twenty of a period, the one that has begun, and one for turns that reach their call late. Any
 * period then holds at most `calls`, although a turn is counted here and used a moment later.
 */
const TICKS = 22;

const TAKE_TURNS = `
WITH seen AS (
  SELECT t.*, clock.now_ms, clock.now_ms / $8::bigint * $8::bigint AS tick_at,
    coalesce((t.shares -> $3 ->> 'since')::bigint, clock.now_ms) AS since,
    greatest(0, ceil(extract(epoch FROM t.blocked_until) * 1000 - clock.now_ms))::int AS blocked_ms
  FROM connection_throttle t,
    LATERAL (SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms) clock
  WHERE t.connection_id = $1 AND t.tenant_id = $2
  FOR UPDATE OF t
), others AS (
  SELECT coalesce(jsonb_object_agg(share.key, share.value), '{}') AS shares,
    coalesce(sum((share.value ->> 'held')::int), 0)::int AS held,
    (count(*) FILTER (WHERE (share.value ->> 'since')::bigint < seen.since))::int AS earlier
  FROM seen, jsonb_each(seen.shares) share
  WHERE share.key <> $3 AND (share.value ->> 'until')::bigint > seen.now_ms
), recent AS (
  SELECT (array_fill(0, ARRAY[
      CASE WHEN abs(tick_at - window_at) > ${TICKS} * $8::bigint THEN ${TICKS}
        ELSE greatest(0, (tick_at - window_at) / $8::bigint) END::int
    ]) || window_counts || array_fill(0, ARRAY[${TICKS}]))[1:${TICKS}] AS counts
  FROM seen
), turn AS (
  SELECT CASE WHEN seen.blocked_ms > 0 THEN 0 ELSE greatest(0, least($4::int, least(
      coalesce($6::int - others.held - $5::int, $4::int),
      coalesce($7::int - (SELECT sum(count) FROM unnest(recent.counts) count), $4::int)
    )::int / (others.earlier + 1))) END AS granted
  FROM seen, others, recent
), lightly AS (
  -- Nothing here must survive a crash of the database: it need not wait for its disk.
  SELECT set_config('synchronous_commit', 'off', true)
)
UPDATE connection_throttle t SET
  window_at = CASE WHEN $7::int IS NULL THEN t.window_at ELSE seen.tick_at END,
  window_counts = CASE WHEN $7::int IS NULL THEN t.window_counts
    ELSE (recent.counts[1] + turn.granted) || recent.counts[2:] END,
  shares = others.shares || jsonb_build_object($3::text, jsonb_strip_nulls(jsonb_build_object(
    'held', CASE WHEN $6::int IS NULL THEN 0 ELSE $5::int + turn.granted END,
    'until', seen.now_ms + $9::int,
    'since', CASE WHEN turn.granted = $4::int THEN NULL WHEN turn.granted > 0 THEN seen.now_ms ELSE seen.since END)))
FROM seen, others, recent, turn, lightly
WHERE t.connection_id = seen.connection_id
RETURNING turn.granted, seen.blocked_ms AS "blockedMs",
  CASE WHEN $7::int IS NULL OR $7::int - (SELECT sum(count) FROM unnest(recent.counts) count) > turn.granted THEN NULL ELSE
    (SELECT seen.tick_at + (${TICKS + 1} - max(place)) * $8::bigint - seen.now_ms
     FROM generate_subscripts(recent.counts, 1) place
     WHERE recent.counts[place] > 0 OR (place = 1 AND turn.granted > 0))::int END AS "retryMs"`;

/**
 * Takes turns to call over a connection, as many as its limits leave. Nodes that have waited longer come first: each of them
 * halves (two of them: thirds) what this node may take. Undefined when the connection has no row yet
 * (`openConnectionThrottle`) or the tenant has no such connection.
 */
export async function takeTurns(db: Database, wanted: TurnsWanted): Promise<TurnsTaken | undefined> {
  const { rows } = await db.pool.query<TurnsTaken>({
    name: 'take-turns',
    text: TAKE_TURNS,
    values: [
      wanted.connectionId,
      wanted.tenantId,
      wanted.nodeId,
      wanted.wanted,
      wanted.inFlight,
      wanted.concurrency,
      wanted.calls,
      wanted.tickMs,
      wanted.leaseMs,
    ],
  });
  return rows[0];
}
