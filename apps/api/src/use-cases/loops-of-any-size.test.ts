import { aFlow } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IterationPage, Iterations } from '../contract/runs.ts';
import { aFlowOf, aRunOf, type TestFlow } from '../testing/a-run.ts';
import {
  expectData,
  startTestApi,
  type TestApi,
  type TestCaller,
  type TestTenant,
} from '../testing/test-api.ts';

const ITEMS = 100_000;
/** From 0; the last item among them. */
const FAILED = [7, 41_999, 99_999];

let api: TestApi;
let home: TestTenant;
let me: TestCaller;
let stranger: TestCaller;
let flow: TestFlow;
let id: string;

const document = aFlow()
  .manual()
  .forEach('each', '{{ trigger.body }}', (item) => item.buildJson('row', 1).buildJson('send', 2))
  .build();

beforeAll(async () => {
  api = await startTestApi();
  const away = await api.tenant('away');
  home = await api.tenant('home');
  me = api.as(await api.user({ [home.id]: 'viewer' }), home);
  stranger = api.as(await api.user({ [away.id]: 'owner' }), away);
  flow = await aFlowOf(api, home, document);
  id = await aRunOf(api, { tenant: home, flow }, { state: 'completedWithFailures' });
  // Every item has two lines; of each tenth the first step was recorded twice.
  await api.db.pool.query(
    `INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state, started_at, duration_ms)
     SELECT accepted_at, id, attempt, item * 4 + line + 1, tenant_id, 'each[' || item || ']/' || key, key, lines.state, now(), 1
     FROM run, generate_series(0, $2::int - 1) AS item,
       LATERAL (VALUES (0, 'row', 'succeeded'), (1, 'send', CASE WHEN item = ANY($3) THEN 'failed' ELSE 'succeeded' END),
                       (2, 'row', CASE WHEN item % 10 = 0 THEN 'succeeded' END)) AS lines(line, key, state)
     WHERE run.id = $1 AND lines.state IS NOT NULL`,
    [id, ITEMS, FAILED],
  );
});
afterAll(() => api[Symbol.asyncDispose]());

const look = async (input: object = {}) =>
  expectData(await me.query<Iterations>('runs.iterations', { id, loopPath: 'each', ...input }));
const page = async (input: object = {}) =>
  expectData(await me.query<IterationPage>('runs.listIterations', { id, loopPath: 'each', ...input }));
const indexes = ({ items }: IterationPage) => items.map(({ index }) => index);

test('a loop of 100,000 items opens at its first failed one, and knows its neighbours', async () => {
  expect(await look()).toEqual({
    total: ITEMS,
    succeeded: ITEMS - 3,
    failed: 3,
    recorded: ITEMS,
    first: 0,
    index: 7,
    previous: 6,
    next: 8,
    previousFailed: 99_999,
    nextFailed: 41_999,
  });
});

test('from any item the next and the previous failed one are found, beginning again at the other end', async () => {
  expect(await look({ index: 50_000 })).toMatchObject({ previousFailed: 41_999, nextFailed: 99_999 });
  expect(await look({ index: 99_999 })).toMatchObject({ previousFailed: 41_999, nextFailed: 7, next: null });
  expect(await look({ index: 0 })).toMatchObject({ previousFailed: 99_999, nextFailed: 7, previous: null });
});

test('the list is read in windows, in both directions, to either end', async () => {
  const middle = await page({ from: 41_998, limit: 3 });
  expect(middle).toEqual({
    items: [
      { index: 41_998, state: 'succeeded' },
      { index: 41_999, state: 'failed' },
      { index: 42_000, state: 'succeeded' },
    ],
    more: true,
  });
  expect(indexes(await page({ before: 41_998, limit: 2 }))).toEqual([41_996, 41_997]);
  expect(await page({ before: 2, limit: 2 })).toMatchObject({ more: false });
  const end = await page({ from: 99_998 });
  expect([indexes(end), end.more]).toEqual([[99_998, 99_999], false]);
});

test('digits find the number itself first, then those that begin so', async () => {
  expect(indexes(await page({ digits: '4200', limit: 4 }))).toEqual([4_199, 41_999, 42_000, 42_001]);
  expect(await page({ digits: '100001' })).toEqual({ items: [], more: false });
});

test('a failure that a later record made up for is none', async () => {
  const run = await aRunOf(
    api,
    { tenant: home, flow },
    {
      state: 'succeeded',
      lines: [
        { path: 'each[0]/send', state: 'failed' },
        { path: 'each[0]/send', state: 'succeeded' },
        { path: 'each[1]/send', state: 'started' },
      ],
    },
  );
  expect(await look({ id: run })).toMatchObject({ failed: 0, nextFailed: null, previousFailed: null });
  expect((await page({ id: run })).items).toEqual([
    { index: 0, state: 'succeeded' },
    { index: 1, state: 'running' },
  ]);
});

test('a loop inside an item of another is read by its own path', async () => {
  const lines = [0, 1].flatMap((outer) =>
    [0, 1, 2].map((inner) => ({ path: `each[${outer}]/inner[${inner}]/x`, state: 'succeeded' as const })),
  );
  const run = await aRunOf(api, { tenant: home, flow }, { state: 'succeeded', lines });
  expect(await look({ id: run })).toMatchObject({ total: 2 });
  expect(await look({ id: run, loopPath: 'each[1]/inner' })).toMatchObject({ total: 3, index: 0, next: 1 });
});

test('what is no item is refused with its place, and another tenant sees none of it', async () => {
  const wrong = await me.query('runs.listIterations', { id, loopPath: 'each', digits: '1%' });
  expect(wrong).toMatchObject({ error: { code: 'invalidInput' } });
  for (const procedure of ['runs.iterations', 'runs.listIterations']) {
    const refused = await stranger.query(procedure, { id, loopPath: 'each' });
    expect(refused).toMatchObject({ error: { code: 'notFound' } });
  }
});
