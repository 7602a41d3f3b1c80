import type { ClientBase } from 'pg';

export type TakeRunPlaces = {
  tenantId: string;
  /** Runs that are about to begin. */
  wanted: number;
  /** Counts all of them, whatever the limit says: a person's own runs. */
  forced?: boolean;
};

export type TakenPlaces = {
  /** How many of them may begin. */
  granted: number;
  /** Null: the tenant has no limit. */
  perMinute: number | null;
  /** Milliseconds until the next place is free; 0 while there is one. */
  waitMs: number;
};

/** What the database counts in: a run counts until the tick it began in is a minute old. */
const TICK_MS = 3_000;
const TICKS = 21;

/**
 * Counts runs of a tenant that begin now, exactly over all processes. One short statement that does not wait for the disk: a
 * count that a crash of the server forgets harms nobody. Inside a transaction, make it the last statement: its row is everybody's.
 */
export async function takeRunPlaces(
  client: Pick<ClientBase, 'query'>,
  { tenantId, wanted, forced = false }: TakeRunPlaces,
): Promise<TakenPlaces> {
  const { rows } = await client.query<{
    granted: number;
    perMinute: number | null;
    tick: string;
    counts: number[];
    nowMs: number;
  }>({
    name: 'take-run-places',
    text: `WITH soon AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
      SELECT t.granted, t.per_minute AS "perMinute", t.tick, t.counts,
        extract(epoch FROM clock_timestamp())::float8 * 1000 AS "nowMs"
      FROM soon, take_run_places($1, $2, $3) t`,
    values: [tenantId, wanted, forced],
  });
  const taken = rows[0];
  if (!taken || taken.perMinute === null) return { granted: wanted, perMinute: null, waitMs: 0 };
  const { granted, perMinute, counts, nowMs } = taken;
  return { granted, perMinute, waitMs: waitMsOf({ perMinute, counts, tick: Number(taken.tick) }, nowMs) };
}

/** When the oldest runs that hold the last place are a minute old. `counts`: newest first, `tick` the number of the newest. */
export function waitMsOf(
  { perMinute, counts, tick }: { perMinute: number; counts: readonly number[]; tick: number },
  nowMs: number,
): number {
  let begun = counts.reduce((sum, count) => sum + count, 0);
  for (let age = counts.length - 1; age >= 0 && begun >= perMinute; age -= 1) {
    begun -= counts[age] ?? 0;
    if (begun < perMinute) return Math.max(1, (tick - age + TICKS) * TICK_MS - nowMs);
  }
  return 0;
}
