/** Before a part is published: which flows its next version would break, and why. */
import { newConnectorDraft, newFunctionDraft } from '@flowbridge/connector-sdk/custom';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { PartBreaks } from '../../contract/custom-parts.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, me } = await startTestApiAs('builder', 'breaks');

type Id = { id: string };
type Detail = { revision: number };

async function published(kind: 'connector' | 'function', key: string, draft: object): Promise<string> {
  const { id } = expectData(await me.mutate<Id>('customParts.create', { kind, key, name: key }));
  await save(id, draft);
  const { revision } = expectData(await me.query<Detail>('customParts.get', { id }));
  expectData(await me.mutate('customParts.publish', { id, revision }));
  return id;
}
async function save(id: string, draft: object) {
  const { revision } = expectData(await me.query<Detail>('customParts.get', { id }));
  expectData(await me.mutate('customParts.save', { id, revision, draft }));
}
const breaks = async (id: string, draft?: object) =>
  expectData(await me.mutate<PartBreaks>('customParts.breaks', { id, draft })).flows;
const flow = async (name: string, document: FlowDocument) =>
  expectData(await me.mutate<Id>('flows.create', { name, document })).id;

/** A connector of two actions; the answer of the first has the fields of `answer`. */
function stock(
  answer: Record<string, 'text' | 'array'>,
  actions = ['getItem', 'countItems'],
  input: object[] = [],
) {
  const manifest = JSON.parse(newConnectorDraft('x-stock', 'Stock').manifest);
  const [getItem] = manifest.actions;
  const names = (text: string) => ({ en: text, zh: text });
  const fields = Object.entries(answer).map(([key, type]) => ({ key, type, names: names(key) }));
  const all = [
    {
      ...getItem,
      inputs: [...getItem.inputs, ...input],
      body: { key: 'body', type: 'object', names: names('Answer'), fields },
    },
    { ...getItem, key: 'countItems', names: names('Count'), request: { method: 'GET', path: '/count/{id}' } },
  ];
  return {
    manifest: JSON.stringify({ ...manifest, actions: all.filter(({ key }) => actions.includes(key)) }),
  };
}

test('a removed action, a new required input, a field of the answer that is gone: the step and the reason are told, of the flows that use it alone', async () => {
  const id = await published('connector', 'x-stock', stock({ code: 'text', place: 'text' }));
  const { id: connection } = expectData(
    await me.mutate<Id>('connections.create', {
      ...{ connectorKey: 'x-stock', name: 'Stock', secrets: { token: 't' } },
      variables: { baseUrl: 'https://stock.example.test' },
    }),
  );
  const bound = async (flowId: string) =>
    expectData(
      await me.mutate('flows.setBindings', {
        id: flowId,
        bindings: { connections: { 'x-stock': connection }, parameters: {} },
      }),
    );
  const counts = await flow(
    'Counts',
    aFlow().manual().action('x-stock', 'countItems', { id: '1' }, { title: 'Count them' }).build(),
  );
  const reads = await flow(
    'Reads',
    aFlow()
      .manual()
      .action('x-stock', 'getItem', { id: '1' }, { key: 'item', title: 'Get it' })
      .buildJson('out', '{{ steps.item.body.place }}', { title: 'Say where' })
      .build(),
  );
  await flow('Elsewhere', aFlow().manual().buildJson('out', 'x-stock is but a word here').build());
  for (const each of [counts, reads]) await bound(each);
  expectData(await me.mutate('flows.publish', { id: reads }));

  expect(await breaks(id, stock({ code: 'text', place: 'text', more: 'text' }))).toEqual([]);
  expect(await breaks(id, stock({ code: 'text', place: 'text' }, ['getItem']))).toMatchObject([
    {
      id: counts,
      published: false,
      problems: [{ code: 'unknownAction', severity: 'error', step: 'Count them' }],
    },
  ]);
  expect(await breaks(id, stock({ code: 'text' }))).toMatchObject([
    {
      id: reads,
      published: true,
      problems: [{ code: 'unknownSourceField', severity: 'warning', step: 'Say where' }],
    },
  ]);
  const field = { key: 'site', type: 'text', names: { en: 'Site', zh: '站点' }, required: true };
  const demanding = stock(
    { code: 'text', place: 'text' },
    ['getItem', 'countItems'],
    [{ place: 'query', field }],
  );
  const [worse, ...others] = await breaks(id, demanding);
  expect(others).toEqual([]);
  expect(worse).toMatchObject({ id: reads, problems: [{ severity: 'error', step: 'Get it' }] });
  expect(worse?.problems[0]?.message.en).toContain('Site');

  // By REST, of the draft that is saved; publishing is not kept from.
  await save(id, stock({ code: 'text' }, ['getItem']));
  const rest = await me.rest('GET', `/custom-parts/${id}/breaks`);
  expect(((await rest.json()) as PartBreaks).flows.map((each) => each.id)).toEqual([counts, reads]);
  const { revision } = expectData(await me.query<Detail>('customParts.get', { id }));
  expect(await me.mutate('customParts.publish', { id, revision })).toMatchObject({ data: { version: 2 } });
  expect(await breaks(id)).toEqual([]);
});

test('a function whose result changes its type breaks where a list is needed; a draft with problems says those', async () => {
  const listing = {
    ...newFunctionDraft('Codes'),
    output: '{"type":"array","items":{"type":"string"}}',
    cases: [],
  };
  const id = await published('function', 'codes', listing);
  const uses = await flow(
    'Uses codes',
    aFlow()
      .manual()
      .action('functions', 'codes', { price: 1, quantity: 2 }, { key: 'codes' })
      .forEach('each', '{{ steps.codes.body }}', (code) => code.buildJson('one', '{{ loops.each.item }}'))
      .build(),
  );
  expect(await breaks(id, { ...listing, output: '{"type":"number"}' })).toMatchObject([
    { id: uses, problems: [{ code: 'typeDiffers' }] },
  ]);
  expect(await me.mutate('customParts.breaks', { id, draft: { ...listing, output: '{' } })).toMatchObject({
    error: { code: 'partInvalid' },
  });
});

test('another tenant is told nothing', async () => {
  const id = await published('function', 'secret', newFunctionDraft('Secret'));
  const other = await api.tenant('breaks-outsider');
  const outsider = api.as(await api.user({ [other.id]: 'owner' }), other);
  expect(await outsider.mutate('customParts.breaks', { id })).toMatchObject({ error: { code: 'notFound' } });
});
