import { aFlow } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepSamples } from '../contract/flows.ts';
import { aFlowOf, aRunOf, type Line } from '../testing/a-run.ts';
import {
  expectData,
  startTestApi,
  type TestApi,
  type TestCaller,
  type TestTenant,
} from '../testing/test-api.ts';

let api: TestApi;
let home: TestTenant;
let me: TestCaller;
let stranger: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  const away = await api.tenant('away');
  home = await api.tenant('home');
  me = api.as(await api.user({ [home.id]: 'viewer' }), home);
  stranger = api.as(await api.user({ [away.id]: 'owner' }), away);
});
afterAll(() => api[Symbol.asyncDispose]());

const document = aFlow()
  .manual()
  .initVariable('total', 'integer', 0)
  .buildJson('list', [{ entry: 7 }, { entry: 8 }])
  .buildJson('unused', 1)
  .forEach('each', '{{ steps.list }}', (item) =>
    item.buildJson('row', { entry: '{{ loops.each.item.entry }}' }).buildJson('target', {
      row: '{{ steps.row.entry }}',
      from: '{{ trigger.body.from }}',
      pinned: '{{ steps.fixed.a }}',
      total: '{{ vars.total }}',
      item: '{{ loops.each.item }}',
    }),
  )
  .buildJson('fixed', { a: 0 }, { pinned: { output: { a: 'pinned' } } })
  .build();
const step = (key: string) => Object.values(document.steps).find((each) => each.key === key)?.id ?? '';
const line = (path: string, values: Partial<Line> = {}): Line => ({
  path,
  state: 'succeeded',
  stepId: step(path.split('/').at(-1) ?? ''),
  ...values,
});
const whole = [
  line('init_total', { output: { value: 5 } }),
  line('list', { output: [{ entry: 7 }, { entry: 8 }] }),
  line('each', { input: { count: 2, items: [{ entry: 7 }, { entry: 8 }] } }),
  line('each[0]/row', { output: { entry: 7 } }),
  line('each[1]/row', { output: { entry: 8 } }),
  line('each[1]/target', { state: 'failed', error: { code: 'x' } }),
  line('fixed', { output: { a: 'of the run' } }),
];
const samples = async (caller: TestCaller, input: object) => {
  const found = expectData(await caller.query<StepSamples>('flows.samples', input));
  return { ...found, samples: JSON.parse(found.samplesJson) };
};

test('a step is given what it reads and nothing else, of the turn in which the run came to it', async () => {
  const flow = await aFlowOf(api, home, document);
  const runId = await aRunOf(api, { tenant: home, flow }, { state: 'failed', lines: whole });
  const found = await samples(me, { id: flow.id, stepId: step('target') });
  expect(found.runId).toBe(runId);
  expect(found.samples).toEqual({
    steps: { row: { entry: 8 }, fixed: { a: 'pinned' } },
    trigger: { key: 'manual', kind: 'manual' },
    vars: { total: 5 },
    loops: { each: { item: { entry: 8 }, index: 1 } },
  });
  expect(found.sources).toContainEqual({ name: 'steps.fixed', from: 'pinned' });
  expect(found.sources).toContainEqual({ name: 'loops.each', from: 'run' });
});

test('a chosen run comes before pinned samples', async () => {
  const flow = await aFlowOf(api, home, document);
  const chosen = await aRunOf(api, { tenant: home, flow }, { state: 'succeeded', lines: whole });
  await aRunOf(api, { tenant: home, flow }, { state: 'succeeded' });
  const found = await samples(me, { id: flow.id, stepId: step('target'), runId: chosen });
  expect(found.samples.steps).toEqual({ row: { entry: 8 }, fixed: { a: 'of the run' } });
});

test('a run of a single step is passed over: it has nothing of the others', async () => {
  const flow = await aFlowOf(api, home, document);
  const runId = await aRunOf(api, { tenant: home, flow }, { state: 'succeeded', lines: whole });
  const single = await aRunOf(api, { tenant: home, flow }, { state: 'succeeded' });
  await api.db.pool.query(`UPDATE run SET test_order = '{"only":"x"}' WHERE id = $1`, [single]);
  expect((await samples(me, { id: flow.id, stepId: step('target') })).runId).toBe(runId);
});

test('before the first run values of the declared shape stand in, and say so', async () => {
  const flow = await aFlowOf(api, home, document);
  const found = await samples(me, { id: flow.id, stepId: step('target') });
  expect(found).toMatchObject({ runId: null, samples: { loops: { each: { item: null, index: 0 } } } });
  expect(found.sources.find(({ name }) => name === 'loops.each')?.from).toBe('nothing');
  expect(found.sources.find(({ name }) => name === 'trigger')?.from).toBe('shape');
});

test('neither flows nor runs of others give samples, and no run of another flow', async () => {
  const flow = await aFlowOf(api, home, document);
  const other = await aFlowOf(api, home, document);
  const runId = await aRunOf(api, { tenant: home, flow: other }, { state: 'succeeded' });
  const stepId = step('target');
  const refused = { ok: false, error: { code: 'notFound' } };
  expect(await stranger.query('flows.samples', { id: flow.id, stepId })).toMatchObject(refused);
  expect(await me.query('flows.samples', { id: flow.id, stepId, runId })).toMatchObject(refused);
  expect(await me.query('flows.samples', { id: flow.id, stepId: 'gone' })).toMatchObject(refused);
});
