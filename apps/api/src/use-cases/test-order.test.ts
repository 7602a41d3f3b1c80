import { aFlow } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunDetail } from '../contract/runs.ts';
import { expectData, startTestApi, type TestApi, type TestCaller } from '../testing/test-api.ts';

let api: TestApi;
let me: TestCaller;
let viewer: TestCaller;
let stranger: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  const [home, away] = [await api.tenant('home'), await api.tenant('away')];
  me = api.as(await api.user({ [home.id]: 'owner' }), home);
  viewer = api.as(await api.user({ [home.id]: 'viewer' }), home);
  stranger = api.as(await api.user({ [away.id]: 'owner' }), away);
});
afterAll(() => api[Symbol.asyncDispose]());

const document = aFlow().manual().buildJson('first', 1).buildJson('second', '{{ steps.first }}').build();
const idOf = (key: string) => Object.values(document.steps).find((each) => each.key === key)?.id;

async function aDraft(): Promise<string> {
  return expectData(await me.mutate<{ id: string }>('flows.create', { name: crypto.randomUUID(), document }))
    .id;
}
const start = (caller: TestCaller, id: string, test: object, version: unknown = 'draft') =>
  caller.mutate<{ runId: string }>('flows.run', { id, version, test });
const stored = async (runId: string) => {
  const { rows } = await api.db.pool.query<{ order: string; samples: string; trigger: string }>(
    'SELECT test_order AS order, test_samples AS samples, trigger_input AS trigger FROM run WHERE id = $1',
    [runId],
  );
  return rows[0];
};

test('what a test run does differently is kept with it and shown, also by REST', async () => {
  const id = await aDraft();
  const { runId } = expectData(await start(me, id, { dryRun: true, until: idOf('first') }));
  const shown = expectData(await me.query<RunDetail>('runs.get', { id: runId }));
  expect(shown).toMatchObject({ isTest: true, test: { dryRun: true, until: idOf('first'), only: null } });
  const answer = await me.rest('GET', `/runs/${runId}`);
  expect(await answer.json()).toMatchObject({ test: { dryRun: true, until: idOf('first') } });
  const plain = expectData(await start(me, id, {})).runId;
  expect(expectData(await me.query<RunDetail>('runs.get', { id: plain })).test).toBeNull();
});

test('a dry run of a draft calls the drafts of what it calls, and one record of many is taken in a dry run only', async () => {
  const called = await aDraft();
  const caller = expectData(
    await me.mutate<{ id: string }>('flows.create', {
      name: crypto.randomUUID(),
      document: aFlow().manual().callFlow('call', called, {}).build(),
    }),
  ).id;
  const { runId } = expectData(await start(me, caller, { dryRun: true, record: 3 }));
  const order = JSON.parse((await stored(runId))?.order ?? '{}');
  expect(order).toEqual({ dryRun: true, record: 3, versions: { [called]: expect.any(String) } });
  const { rows } = await api.db.pool.query<{ flow: string; number: number | null }>(
    'SELECT flow_id AS flow, number FROM flow_version WHERE id = $1',
    [order.versions[called]],
  );
  expect(rows).toEqual([{ flow: called, number: null }]);
  expect(expectData(await me.query<RunDetail>('runs.get', { id: runId })).test).toMatchObject({ record: 3 });
  expect(await start(me, caller, { record: 3 })).toMatchObject({
    error: { code: 'invalidInput', path: 'test.record' },
  });
});

test('a record of each loop is kept and shown; only loops around nothing but their own items take one', async () => {
  const loops = aFlow()
    .manual()
    .forEach('outer', '{{ [1, 2] }}', (body) =>
      body.forEach('inner', '{{ [1] }}', (deep) => deep.buildJson('x', 1)),
    )
    .build();
  const stepOf = (key: string) => Object.values(loops.steps).find((each) => each.key === key)?.id ?? '';
  const name = crypto.randomUUID();
  const id = expectData(await me.mutate<{ id: string }>('flows.create', { name, document: loops })).id;
  const records = { [stepOf('outer')]: 2 };
  const { runId } = expectData(await start(me, id, { dryRun: true, record: 1, records }));
  expect(JSON.parse((await stored(runId))?.order ?? '{}')).toEqual({ dryRun: true, record: 1, records });
  expect(expectData(await me.query<RunDetail>('runs.get', { id: runId })).test).toMatchObject({ records });
  expect(await start(me, id, { dryRun: true, records: { [stepOf('inner')]: 1 } })).toMatchObject({
    error: { code: 'invalidInput', path: `test.records.${stepOf('inner')}` },
  });
  expect(await start(me, id, { records })).toMatchObject({
    error: { code: 'invalidInput', path: 'test.records' },
  });
});

test('the samples of one step are kept apart from its order, and big numbers stay whole', async () => {
  const id = await aDraft();
  const samplesJson = '{"trigger":{"key":"manual","n":9007199254740993},"steps":{"first":9007199254740993}}';
  const { runId } = expectData(await start(me, id, { only: idOf('second'), samplesJson }));
  expect(await stored(runId)).toEqual({
    order: JSON.stringify({ only: idOf('second') }),
    samples: '{"steps":{"first":9007199254740993}}',
    trigger: '{"key":"manual","n":9007199254740993}',
  });
});

test('a run of a published version is refused: it would be real', async () => {
  const id = await aDraft();
  expectData(await me.mutate('flows.publish', { id, revision: 1 }));
  for (const version of ['published', 1]) {
    expect(await start(me, id, { dryRun: true }, version)).toMatchObject({
      ok: false,
      error: { code: 'testNeedsDraft' },
    });
  }
  const answer = await me.rest('POST', `/flows/${id}/runs`, { version: 'published', test: { dryRun: true } });
  expect(answer.status).toBe(422);
});

test.each([
  [{ until: 'gone' }, 'test.until'],
  [{ only: 'gone' }, 'test.only'],
  [{ only: idOf('first'), until: idOf('second') }, 'test.until'],
  [{ only: idOf('second'), samplesJson: '{"steps":' }, 'test.samplesJson'],
  [{ only: idOf('second'), samplesJson: '[]' }, 'test.samplesJson'],
  [{ only: idOf('second'), samplesJson: '{"steps":[1]}' }, 'test.samplesJson.steps'],
])('an order that cannot be followed is refused, naming the place: %j', async (order, path) => {
  expect(await start(me, await aDraft(), order)).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path },
  });
});

test('neither a viewer nor another tenant tests a step', async () => {
  const id = await aDraft();
  const only = idOf('second');
  expect(await start(viewer, id, { only })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(await start(stranger, id, { only })).toMatchObject({ ok: false, error: { code: 'notFound' } });
});
