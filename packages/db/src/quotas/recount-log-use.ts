/**
 * Counts what the runs of one day hold from the rows themselves, in place of what runners added up while they wrote: a runner
 * that died had a few seconds of it in memory, lines were dropped since, a month's partition went. Each day that is over is
 * counted once; younger ones again when they were asked for (`askLogRecount`).
 */
import type { ClientBase } from 'pg';
import { firstIdOf } from '../ids/new-id.ts';
import { LINE_BYTES, RUN_BYTES } from './log-sizes.ts';

type Client = Pick<ClientBase, 'query'>;

const DAY_MS = 86_400_000;
/** The partition that held the day's lines is gone (see `ensure_run_partitions`). */
const DROPPED = `to_regclass('step_run' || to_char(day, '_YYYY_MM')) IS NULL`;

/**
 * Takes one day that is due and counts it; answers the day, or undefined when none is due. Call it in a transaction: the
 * day's row is locked meanwhile, so that of all nodes one counts it.
 */
export async function recountLogUse(client: Client): Promise<string | undefined> {
  const day = await takeDueDay(client);
  if (day === undefined) return undefined;
  // What runners add from here on is added to the new figure as well: only the difference is written.
  const before = await client.query<{ tenant_id: string; flow_id: string; bytes: string }>(
    'SELECT tenant_id, flow_id, bytes FROM log_use WHERE day = $1::date',
    [day],
  );
  const fromMs = Date.parse(`${day}T00:00:00Z`);
  // Ids are made a moment before or after the time that is written; the day itself decides.
  const ids = [firstIdOf(fromMs - DAY_MS), firstIdOf(fromMs + 2 * DAY_MS)];
  await client.query(RECOUNT, [
    day,
    ...ids,
    before.rows.map((row) => row.tenant_id),
    before.rows.map((row) => row.flow_id),
    before.rows.map((row) => row.bytes),
  ]);
  return day;
}

/** Has the days of runs that may have been written to since `days` days counted again. */
export async function askLogRecount(client: Client, { days }: { days: number }): Promise<void> {
  await client.query(
    `UPDATE log_recount SET counted_at = 'epoch' WHERE day >= (now() AT TIME ZONE 'UTC')::date - $1::int`,
    [days],
  );
  await client.query(
    `INSERT INTO log_recount (day, counted_at)
     SELECT (now() AT TIME ZONE 'UTC')::date - n, 'epoch' FROM generate_series(0, $1::int) AS n
     ON CONFLICT (day) DO NOTHING`,
    [days],
  );
}

/**
 * Due: a day that is over and was not counted since (a quarter of an hour later, when its last runs have been written), one
 * that was asked for, and, for the last time, one whose month's journal was dropped. Days begin with the oldest run there is.
 */
async function takeDueDay(client: Client): Promise<string | undefined> {
  await client.query(
    `INSERT INTO log_recount (day, counted_at)
     SELECT d::date, 'epoch' FROM generate_series(
       (SELECT (accepted_at AT TIME ZONE 'UTC')::date FROM run ORDER BY id LIMIT 1),
       (now() AT TIME ZONE 'UTC')::date - 1, interval '1 day') AS d
     ON CONFLICT (day) DO NOTHING`,
  );
  const { rows } = await client.query<{ day: string }>(
    `UPDATE log_recount SET counted_at = CASE WHEN ${DROPPED} THEN 'infinity' ELSE now() END WHERE day = (
       SELECT day FROM log_recount
       WHERE counted_at = 'epoch' OR (${DROPPED} AND counted_at <> 'infinity')
         OR (counted_at < ((day + 1)::timestamp AT TIME ZONE 'UTC') + interval '15 minutes'
             AND now() > ((day + 1)::timestamp AT TIME ZONE 'UTC') + interval '15 minutes')
       ORDER BY day DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING day::text`,
  );
  return rows[0]?.day;
}

const within = (column: string) =>
  `${column} >= ($1::date)::timestamp AT TIME ZONE 'UTC' AND ${column} < ($1::date + 1)::timestamp AT TIME ZONE 'UTC'`;
const textsOf = (...columns: string[]) =>
  columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(' + ');

const RECOUNT = `
  WITH held AS (
    SELECT r.tenant_id, r.flow_id, (${RUN_BYTES} + ${textsOf('r.trigger_input', 'r.output', 'r.error', 'r.counts', 'r.answer')})::bigint AS bytes
    FROM run r WHERE r.id >= $2 AND r.id < $3 AND ${within('r.accepted_at')}
    UNION ALL
    SELECT s.tenant_id, r.flow_id, ${LINE_BYTES} + ${textsOf('s.input', 's.output', 's.error', 's.request', 's.response')}
    FROM step_run s JOIN run r ON r.id = s.run_id
    WHERE s.run_id >= $2 AND s.run_id < $3 AND ${within('s.run_accepted_at')} AND NOT s.sampled_out
    UNION ALL
    SELECT p.tenant_id, r.flow_id, octet_length(p.body)
    FROM payload p JOIN run r ON r.id = p.run_id
    WHERE p.run_id >= $2 AND p.run_id < $3 AND ${within('p.run_accepted_at')}
    UNION ALL
    SELECT f.tenant_id, r.flow_id, f.size
    FROM run r JOIN file f ON f.tenant_id = r.tenant_id AND f.run_id = r.id
    WHERE r.id >= $2 AND r.id < $3 AND ${within('r.accepted_at')}),
  counted AS (SELECT tenant_id, flow_id, sum(bytes)::bigint AS bytes FROM held GROUP BY tenant_id, flow_id),
  known AS (SELECT * FROM unnest($4::text[], $5::text[], $6::bigint[]) AS k(tenant_id, flow_id, bytes)),
  changed AS MATERIALIZED (
    SELECT tenant_id, flow_id, coalesce(c.bytes, 0) - coalesce(k.bytes, 0) AS more
    FROM counted c FULL JOIN known k USING (tenant_id, flow_id)
    WHERE coalesce(c.bytes, 0) <> coalesce(k.bytes, 0) ORDER BY tenant_id, flow_id),
  written AS (
    INSERT INTO log_use (tenant_id, day, flow_id, bytes) SELECT tenant_id, $1::date, flow_id, more FROM changed
    ON CONFLICT (tenant_id, day, flow_id) DO UPDATE SET bytes = log_use.bytes + excluded.bytes)
  INSERT INTO log_total (tenant_id, bytes) SELECT tenant_id, sum(more) FROM changed GROUP BY tenant_id ORDER BY tenant_id
  ON CONFLICT (tenant_id) DO UPDATE SET bytes = log_total.bytes + excluded.bytes`;
