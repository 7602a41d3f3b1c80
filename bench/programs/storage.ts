/** What a run takes up in the database with all its logs, and how long lists take over many runs. */
import { w2 } from '../flows/documents.ts';
import { runLoad } from '../measure/load.ts';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { startFastApi } from '../stack/start-fast-api.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const MANY = 1_000_000;
const LOOKS = 9;

const SIZE = `SELECT sum(pg_total_relation_size(c.oid))::float8 AS bytes FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'm')`;
const RUNS = 'SELECT count(*)::int AS runs FROM run';

/** As many runs as `MANY` like the newest one, a second apart, ids included; of each hundred one has failed. */
const COPY = `INSERT INTO run SELECT (jsonb_populate_record(r, jsonb_build_object(
    'id', lpad(to_hex((extract(epoch FROM r.accepted_at) * 1000)::bigint - n * 1000), 12, '0') || left(md5(n::text), 20),
    'accepted_at', r.accepted_at - n * interval '1 second',
    'started_at', r.accepted_at - n * interval '1 second', 'ended_at', r.accepted_at - n * interval '1 second',
    'state', CASE WHEN n % 100 = 0 THEN 'failed' ELSE 'succeeded' END))).*
  FROM run AS r, generate_series(1, ${MANY}) AS n
  WHERE r.id = (SELECT id FROM run ORDER BY accepted_at DESC LIMIT 1)`;

const LISTS = {
  'the newest 50': '/runs?limit=50',
  'the newest 50 that failed': '/runs?state=failed&limit=50',
  'what failed in one hour, in the middle of all': '/runs?state=failed&from={hour}&to={hourEnd}&limit=50',
};

async function sizes(stack: Stack): Promise<{ bytes: number; runs: number }> {
  const [size] = await stack.query<{ bytes: number }>(SIZE);
  const [count] = await stack.query<{ runs: number }>(RUNS);
  return { bytes: size?.bytes ?? Number.NaN, runs: count?.runs ?? Number.NaN };
}

async function lookMs(stack: Stack, place: string): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < LOOKS; index++) {
    const began = performance.now();
    await stack.rest('GET', place);
    times.push(performance.now() - began);
  }
  return median(times);
}

export async function storage(): Promise<Row[]> {
  using api = await startFastApi();
  await using stack = await startStack();
  const url = await stack.deploy('Bench W2', w2(`${api.url}/rate`));
  const body = JSON.stringify({ order: 4711, customer: 'C20000', amount: 250 });
  await runLoad({ url, body, clients: 10, seconds: 1 });
  const before = await sizes(stack);
  await runLoad({ url, body, clients: 10, seconds: 4 });
  const after = await sizes(stack);
  const kilobytes = (after.bytes - before.bytes) / (after.runs - before.runs) / 1_000;
  const rows: Row[] = [
    {
      work: 'storage of a W2 run with its logs, indexes included',
      figure: `${kilobytes.toFixed(2)} kB (over ${(after.runs - before.runs).toLocaleString('en')} runs)`,
      compared: '',
      goal: '≤ 3 kB',
    },
  ];
  await stack.query(COPY);
  await stack.query('ANALYZE run');
  const hour = new Date(Date.now() - (MANY / 2) * 1_000);
  const hourEnd = new Date(hour.getTime() + 3_600_000);
  for (const [what, list] of Object.entries(LISTS)) {
    const place = list.replace('{hour}', hour.toISOString()).replace('{hourEnd}', hourEnd.toISOString());
    rows.push({
      work: `list over ${MANY.toLocaleString('en')} runs: ${what}`,
      figure: `${(await lookMs(stack, place)).toFixed(0)} ms`,
      compared: '',
      goal: '< 200 ms',
    });
  }
  return rows;
}
