import { aFlow, type RowInput } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EarlierMapping } from '../contract/flows.ts';
import { expectData, startTestApi, type TestApi, type TestCaller } from '../testing/test-api.ts';
import { httpFlow } from '../testing/test-documents.ts';

let api: TestApi;
let me: TestCaller;
let stranger: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  const [home, abroad] = [await api.tenant('home'), await api.tenant('abroad')];
  me = api.as(await api.user({ [home.id]: 'owner' }), home);
  stranger = api.as(await api.user({ [abroad.id]: 'owner' }), abroad);
});
afterAll(() => api[Symbol.asyncDispose]());

const row = (path: string, target: string): RowInput => ({
  target,
  type: 'text',
  source: { kind: 'path', path },
});
const create = async (by: TestCaller, name: string, rows: RowInput[]) => {
  const document = aFlow().manual().mapFields('map', '{{ trigger.body }}', rows).build();
  return expectData(await by.mutate<{ id: string }>('flows.create', { name, document })).id;
};
const earlier = async (by: TestCaller) =>
  expectData(await by.query<EarlierMapping[]>('flows.earlierMappings'));

test('pairs of mapped fields are counted by flow, by their last names, for the own tenant only', async () => {
  expectData(await me.mutate('flows.create', { name: 'Maps nothing', document: httpFlow() }));
  expect(await earlier(me)).toEqual([]);
  await create(me, 'One', [
    row('DocumentLines[].ItemCode', 'detail[].materialNo'),
    row('CardCode', 'customer'),
  ]);
  const two = await create(me, 'Two', [
    row('ItemCode', 'materialNo'),
    row('Tags[]', 'tags'),
    row('', 'open'),
    { target: 'fixed', type: 'text', source: { kind: 'constant', value: 'x' } },
  ]);
  await create(stranger, 'Foreign', [row('Secret', 'target')]);
  expect(await earlier(me)).toEqual([
    { source: 'itemcode', target: 'materialno', flows: 2 },
    { source: 'cardcode', target: 'customer', flows: 1 },
    { source: 'tags', target: 'tags', flows: 1 },
  ]);
  expectData(await me.mutate('flows.remove', { id: two }));
  expect((await earlier(me)).map(({ source, flows }) => [source, flows])).toEqual([
    ['cardcode', 1],
    ['itemcode', 1],
  ]);
});
