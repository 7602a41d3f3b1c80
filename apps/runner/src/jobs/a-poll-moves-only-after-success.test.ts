import { expect, test } from 'vitest';
import { numberWatermark, record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 1 });

const states = (runs: { state: string }[]) => runs.map(({ state }) => state);

test('each record becomes a run, and the watermark moves when the last of them has succeeded', async () => {
  const { system, flow } = await polls.flow(
    [record('a', '2026-02-01T00:00:00Z'), record('b', '2026-02-02 08:00:00')],
    { schedule: { mode: 'interval', every: 1, unit: 'days', timeZone: 'Asia/Shanghai' } },
  );
  await flow.turn();
  expect(states(await flow.runs())).toEqual(['succeeded', 'succeeded']);
  expect(await flow.state()).toMatchObject({
    watermark: '2026-02-02T00:00:00.000Z',
    lastFound: 2,
    lastNew: 2,
    openRuns: 0,
    failingRecords: 0,
  });
  expect(system.asked[0]?.from).toBe('2025-12-31T23:58:00.000Z');
});

test('steps see the window the run was read in', async () => {
  const { flow } = await polls.flow([record('a', '2026-02-01T00:00:00Z')]);
  await flow.turn();
  const [run] = await flow.runs();
  const { rows } = await polls.db.pool.query<{ output: string }>('SELECT output FROM run WHERE id = $1', [
    run?.id,
  ]);
  expect(JSON.parse(rows[0]?.output ?? '')).toMatchObject({
    value: '2026-01-01T00:00:00.000Z',
    from: '2025-12-31T23:58:00.000Z',
  });
});

test('a failed run keeps the watermark, and only its record is read again', async () => {
  const { system, flow } = await polls.flow([
    record('good', '2026-02-01T00:00:00Z'),
    record('bad', '2026-02-02T00:00:00Z', 'broken'),
  ]);
  await flow.turn();
  expect(states(await flow.runs()).sort()).toEqual(['failed', 'succeeded']);
  expect(await flow.state()).toMatchObject({ watermark: '2026-01-01T00:00:00.000Z', failingRecords: 1 });
  system.records = [record('good', '2026-02-01T00:00:00Z'), record('bad', '2026-02-02T00:00:00Z', '{}')];
  await flow.turn();
  expect(system.asked[1]?.from).toBe(system.asked[0]?.from);
  expect(await flow.handedOut()).toEqual(['bad', 'bad', 'good']);
  expect(await flow.state()).toMatchObject({ watermark: '2026-02-02T00:00:00.000Z', failingRecords: 0 });
});

test('a failed run that is retried with success has delivered its record', async () => {
  const { flow } = await polls.flow([record('bad', '2026-02-02T00:00:00Z', 'broken')]);
  await flow.turn();
  const [run] = await flow.runs();
  // What a retry against a corrected flow leaves behind.
  await polls.db.pool.query(`UPDATE run SET state = 'succeeded', error = NULL WHERE id = $1`, [run?.id]);
  await flow.turn();
  expect((await flow.runs()).length).toBe(1);
  expect(await flow.state()).toMatchObject({ watermark: '2026-02-02T00:00:00.000Z', failingRecords: 0 });
});

test('one run takes all records of a poll when the trigger says so', async () => {
  const { flow } = await polls.flow([record('a', 7, '{"a":1'), record('b', 8, '}')], {
    perRecord: false,
    watermark: numberWatermark,
  });
  await flow.turn();
  expect(states(await flow.runs())).toEqual(['succeeded']);
  expect(await flow.handedOut()).toEqual(['a b']);
  expect(await flow.watermark()).toBe(8);
});

test('more records than a poll may take are taken by the polls that follow at once, in order', async () => {
  const { flow } = await polls.flow(
    [5, 3, 1, 4, 2].map((at) => record(`r${at}`, at, at % 2 === 0 ? '' : '{}')),
    { maxRecords: 2, perRecord: false, watermark: numberWatermark },
  );
  await flow.fire();
  await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(5);
  expect(await flow.handedOut()).toEqual(['r1 r2', 'r3 r4', 'r5']);
});

test('an empty answer makes no run and moves a time to the end of its window', async () => {
  const { system, flow } = await polls.flow([]);
  await flow.turn();
  expect(await flow.runs()).toEqual([]);
  const state = await flow.state();
  expect(state).toMatchObject({ lastFound: 0, lastNew: 0 });
  expect(state.watermark).toBe(system.asked[0]?.to);
});
