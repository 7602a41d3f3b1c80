/**
 * Limits of a connection: what they cost a call, and whether two processes together keep them. Beside them rate-limiter-flexible
 * on the same PostgreSQL, the library that counts in fixed windows.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { createSharedThrottle } from '@flowbridge/runtime';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Row } from '../measure/table.ts';
import { startThrottleDatabase, type ThrottleDatabase } from '../stack/throttle-database.ts';

type Limits = { rate?: { calls: number; per: 'second' | 'minute' }; concurrency?: number };

const PLENTY: Limits = { rate: { calls: 100_000, per: 'second' } };
const { signal } = new AbortController();

/** Microseconds a call, of `count` calls by `lanes` at a time. */
async function microseconds(count: number, lanes: number, call: () => Promise<void> | undefined) {
  let left = count;
  const began = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const wait = call();
      if (wait !== undefined) await wait;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return ((performance.now() - began) / count) * 1000;
}

async function overhead(database: ThrottleDatabase, limits: Limits, count: number, lanes: number) {
  const connectionId = `overhead-${JSON.stringify(limits)}-${lanes}`;
  await database.connection(connectionId);
  const shared = createSharedThrottle({ db: database.db, nodeId: 'bench' });
  const throttle = shared.forTenant(database.tenantId);
  const call = () =>
    throttle.turn({ connectionId, limits, timeoutMs: 60_000, signal })?.then((turn) => turn.end());
  await microseconds(Math.min(count, 2_000), lanes, call);
  const result = await microseconds(count, lanes, call);
  shared.close();
  return result;
}

async function libraryOverhead({ db }: ThrottleDatabase, lanes: number) {
  const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const options = { storeClient: db.pool, points: 100_000, duration: 1, tableName: 'library_limits' };
    const made = new RateLimiterPostgres(options, (error?: Error) => (error ? reject(error) : resolve(made)));
  });
  const call = () => limiter.consume('connection').then(() => undefined);
  await microseconds(500, lanes, call);
  return await microseconds(5_000, lanes, call);
}

/** The most calls of two processes within any period of `periodMs`, and how many there were in all. */
async function twoProcesses(database: ThrottleDatabase, limits: Limits, seconds: number, periodMs: number) {
  const connectionId = `two-${JSON.stringify(limits)}`;
  await database.connection(connectionId);
  const program = path.join(import.meta.dirname, '../stack/throttled-node.ts');
  const run = async (node: string) => {
    const place = [database.url, database.tenantId, connectionId, node];
    const settings = [JSON.stringify(limits), String(seconds), '10'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', program, ...place, ...settings],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return JSON.parse(stdout) as number[];
  };
  const moments = (await Promise.all([run('a'), run('b')])).flat().sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [last, moment] of moments.entries()) {
    while (moment - (moments[first] ?? moment) >= periodMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return { most, total: moments.length, spanMs: (moments.at(-1) ?? 0) - (moments[0] ?? 0) };
}

const perCall = (us: number) => (us < 10 ? `${us.toFixed(2)} µs a call` : `${us.toFixed(0)} µs a call`);

export async function throttle(): Promise<Row[]> {
  await using database = await startThrottleDatabase();
  const rows: Row[] = [];
  const none = await overhead(database, {}, 1_000_000, 1);
  rows.push({ work: 'no limits', figure: perCall(none), compared: '', goal: 'about 0' });
  for (const lanes of [1, 50]) {
    const ours = await overhead(database, PLENTY, 20_000, lanes);
    const library = await libraryOverhead(database, lanes);
    rows.push({
      work: `rate limit, ${lanes} at a time`,
      figure: perCall(ours),
      compared: `${(ours / library).toFixed(2)} of rate-limiter-flexible ${perCall(library)}`,
      goal: '≤ 1 ms a call',
    });
  }
  const slots = await overhead(database, { concurrency: 10 }, 20_000, 10);
  rows.push({
    work: 'concurrency 10, 10 at a time',
    figure: perCall(slots),
    compared: '',
    goal: '≤ 1 ms a call',
  });
  for (const calls of [20, 500]) {
    const { most, total, spanMs } = await twoProcesses(
      database,
      { rate: { calls, per: 'second' } },
      8,
      1_000,
    );
    rows.push({
      work: `two processes, ${calls} a second`,
      figure: `at most ${most} in any second, ${(total / (spanMs / 1000)).toFixed(1)}/s over ${(spanMs / 1000).toFixed(1)} s`,
      compared: `${(total / (spanMs / 1000) / calls).toFixed(2)} of the limit`,
      goal: `≤ ${calls} in any second`,
    });
  }
  return rows;
}
