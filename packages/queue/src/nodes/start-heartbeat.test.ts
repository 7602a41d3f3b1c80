import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from './start-heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aDatabase() {
  const database = {
    away: false,
    async query() {
      if (database.away) throw new Error('away');
      return { rows: [], rowCount: 0, command: '', oid: 0, fields: [] };
    },
  };
  return database;
}
const start = (pool: ReturnType<typeof aDatabase>) =>
  startHeartbeat({ pool, node: { id: 'n', kind: 'runner' }, onFailure: () => {} });

test('a node may call others dead one beat after its start', async () => {
  const heartbeat = await start(aDatabase());
  expect(heartbeat.mayJudgeOthers()).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heartbeat.mayJudgeOthers()).toBe(true);
  await heartbeat.stop();
});

test('a node that was silent itself calls nobody dead until all had time to beat again', async () => {
  const database = aDatabase();
  const heartbeat = await start(database);
  await vi.advanceTimersByTimeAsync(10_000);
  database.away = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(heartbeat.mayJudgeOthers()).toBe(false);
  database.away = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heartbeat.mayJudgeOthers()).toBe(false);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(heartbeat.mayJudgeOthers()).toBe(true);
  await heartbeat.stop();
});
