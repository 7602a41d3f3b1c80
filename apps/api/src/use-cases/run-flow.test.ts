import type { FlowSettings } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunDetail, RunListItem } from '../contract/runs.ts';
import { expectData, startTestApi, type TestApi, type TestCaller } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

let api: TestApi;
let me: TestCaller;
let stranger: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  const [home, away] = [await api.tenant('home'), await api.tenant('away')];
  me = api.as(await api.user({ [home.id]: 'owner' }), home);
  stranger = api.as(await api.user({ [away.id]: 'owner' }), away);
});
afterAll(() => api[Symbol.asyncDispose]());

async function aFlow(name: string, settings: FlowSettings): Promise<string> {
  const document = { ...manualFlow(), settings };
  return expectData(await me.mutate<{ id: string }>('flows.create', { name, document })).id;
}
const start = (id: string, input?: unknown) =>
  me.mutate<{ runId: string }>('flows.run', { id, version: 'draft', input });
const list = async (caller: TestCaller, query: object) =>
  expectData(await caller.query<{ items: RunListItem[] }>('runs.list', query)).items.map((run) => run.id);

test('a run started by hand has its business keys, and is found by the whole value of one', async () => {
  const value = '{{ trigger.body.request }}';
  const id = await aFlow('keyed', { businessKeys: [{ key: 'request', label: '采购申请', value } as never] });
  const { runId } = expectData(await start(id, { request: 1234 }));
  expect(expectData(await me.query<RunDetail>('runs.get', { id: runId })).keys).toEqual([
    { name: 'request', label: '采购申请', value: '1234' },
  ]);
  expect(await list(me, { key: '1234' })).toEqual([runId]);
  expect(await list(me, { key: '123' })).toEqual([]);
  expect(await list(stranger, { key: '1234' })).toEqual([]);
  const answer = await me.rest('GET', '/runs?key=1234');
  expect(await answer.json()).toMatchObject({ items: [{ id: runId }] });
});

test('a run that the overlap policy skips is refused, and listed as cancelled', async () => {
  const id = await aFlow('skipping', { overlap: { policy: 'skip' } });
  const { runId } = expectData(await start(id));
  const answer = await me.rest('POST', `/flows/${id}/runs`, { version: 'draft' });
  const problem = await answer.text();
  expect(answer.status, problem).toBe(409);
  expect(JSON.parse(problem)).toMatchObject({ code: 'runSkipped', details: { openRunId: runId } });
  const { items } = expectData(await me.query<{ items: RunListItem[] }>('runs.list', { flowId: id }));
  expect(items.map((run) => [run.state, run.error?.code])).toEqual([
    ['cancelled', 'run.skipped'],
    ['queued', undefined],
  ]);
});

test('a run that replaces a queued one takes its place', async () => {
  const id = await aFlow('replacing', { overlap: { policy: 'replace' } });
  const first = expectData(await start(id)).runId;
  const second = expectData(await start(id)).runId;
  const { items } = expectData(await me.query<{ items: RunListItem[] }>('runs.list', { flowId: id }));
  expect(items.map((run) => [run.id, run.state])).toEqual([
    [second, 'queued'],
    [first, 'cancelled'],
  ]);
});
