import { aFlow } from '@flowbridge/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallableFlowItem } from '../contract/flows.ts';
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

const input = {
  type: 'object' as const,
  fields: [{ key: 'docEntry', required: true, schema: { type: 'integer' as const } }],
};
const callee = () => aFlow().manual(input).buildJson('made', '{{ trigger.body.docEntry }}').build();
const caller = (flow: string, given: Record<string, string>) =>
  aFlow().manual().callFlow('call', flow, given).build();

const create = async (by: TestCaller, name: string, document: unknown) =>
  expectData(await by.mutate<{ id: string }>('flows.create', { name, document })).id;
const callable = async (by: TestCaller) => expectData(await by.query<CallableFlowItem[]>('flows.callable'));
async function refusals(id: string): Promise<string[]> {
  const answer = await me.mutate('flows.publish', { id });
  if (answer.ok) return [];
  const { problems } = answer.error.details as { problems: { code: string }[] };
  return problems.map(({ code }) => code);
}

test('a flow can be called once it is published with a manual trigger, with the input of that version', async () => {
  const id = await create(me, 'Create invoice', callee());
  const web = await create(me, 'Web only', httpFlow());
  expect(await callable(me)).toEqual([]);
  for (const each of [id, web]) expectData(await me.mutate('flows.publish', { id: each }));
  expectData(await me.mutate('flows.replaceDraft', { id, revision: 1, document: aFlow().manual().build() }));
  expect(await callable(me)).toEqual([{ id, name: 'Create invoice', version: 1, input }]);
  expectData(await me.mutate('flows.remove', { id }));
  expect(await callable(me)).toEqual([]);
});

test('a flow that calls another is published only when that can be called with what it is given', async () => {
  const id = await create(me, 'Callee', callee());
  const [early, wrong] = [
    await create(me, 'Early', caller(id, { docEntry: '{{ trigger.body }}' })),
    await create(me, 'Wrong', caller(id, { docEntri: '1' })),
  ];
  expect(await refusals(early)).toEqual(['unknownFlow']);
  expectData(await me.mutate('flows.publish', { id }));
  expect(await refusals(wrong)).toEqual(['unknownInput', 'requiredMissing']);
  expect(await refusals(early)).toEqual([]);
});

test('a flow of another tenant can neither be seen nor called', async () => {
  const foreign = await create(stranger, 'Foreign', callee());
  expectData(await stranger.mutate('flows.publish', { id: foreign }));
  expect((await callable(me)).map(({ name }) => name)).not.toContain('Foreign');
  const id = await create(me, 'Thief', caller(foreign, { docEntry: '1' }));
  expect(await refusals(id)).toEqual(['unknownFlow']);
});

test('a flow may call itself before it was ever published', async () => {
  const id = await create(me, 'Recursive', callee());
  const document = aFlow().manual(input).callFlow('again', id, { docEntry: '1' }).build();
  expectData(await me.mutate('flows.replaceDraft', { id, revision: 1, document }));
  expect(await refusals(id)).toEqual([]);
});
