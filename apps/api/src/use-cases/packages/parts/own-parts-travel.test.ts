/** Own connectors and functions in packages: the flows that use them bring them along, and each meets what is at home. */
import {
  draftOfFunction,
  newConnectorDraft,
  newFunctionDraft,
  readFunction,
} from '@flowbridge/connector-sdk/custom';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { CopyOutcome, PackagePreview } from '../../../contract/packages.ts';
import type { CopyPlan, CopyResult } from '../../../contract/template-copy.ts';
import { startTestApiAs } from '../../../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'maker');
const join = async (code: string) => {
  const tenant = await api.tenant(code);
  return api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
};
const customer = await join('taker');

const totalOf = (source: string) => ({ ...newFunctionDraft('Line total'), source, cases: [] });

async function own(caller: TestCaller, part: { kind: string; key: string; draft: object }): Promise<string> {
  const { kind, key, draft } = part;
  const { id } = expectData(
    await caller.mutate<{ id: string }>('customParts.create', { kind, key, name: key }),
  );
  await publishNext(caller, { id, revision: 1, draft });
  return id;
}

async function publishNext(caller: TestCaller, given: { id: string; revision: number; draft: object }) {
  const { revision } = expectData(await caller.mutate<{ revision: number }>('customParts.save', given));
  expectData(await caller.mutate('customParts.publish', { id: given.id, revision }));
}

const document = aFlow()
  .manual()
  .action('x-parts', 'getItem', { id: '1' })
  .action('functions', 'lineTotal', { price: 1, quantity: 2 })
  .build();

const connectorId = await own(partner, {
  kind: 'connector',
  key: 'x-parts',
  draft: newConnectorDraft('x-parts', 'Parts'),
});
await own(partner, {
  kind: 'function',
  key: 'lineTotal',
  draft: totalOf('function main() { return { total: 1 } }'),
});
const { id: connection } = expectData(
  await partner.mutate<{ id: string }>('connections.create', {
    connectorKey: 'x-parts',
    name: 'Parts',
    variables: { baseUrl: 'https://parts.example.test' },
    secrets: { token: 'whispered-4711' },
  }),
);
const { id: flow } = expectData(
  await partner.mutate<{ id: string }>('flows.create', { name: 'Totals', document }),
);
const bindings = { connections: { 'x-parts': connection }, parameters: {} };
expectData(await partner.mutate('flows.setBindings', { id: flow, bindings }));
expectData(await partner.mutate('flows.publish', { id: flow }));
const words = { names: { en: 'Totals', zh: '合计' }, descriptions: { en: '', zh: '' } };

test('they travel with the flows that use them, in both directions told, and without any secret', async () => {
  const answer = await partner.query<PackagePreview>('templates.previewPackage', { flowIds: [flow] });
  const preview = expectData(answer);
  expect(preview.problems).toEqual([]);
  expect(preview.parts).toMatchObject([
    { kind: 'connector', key: 'x-parts', size: 1, usedBy: ['Totals'] },
    { kind: 'function', key: 'lineTotal', names: { en: 'Line total' }, usedBy: ['Totals'] },
  ]);
  expect(answer.text).not.toContain('whispered');
});

test('what is new comes, what only shares a name is kept beside it, and the flow uses what it came with', async () => {
  const mine = totalOf('function main() { return { total: 99 } }');
  await own(customer, { kind: 'function', key: 'lineTotal', draft: mine });
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow], ...words }),
  );
  expectData(await partner.mutate('templates.share', { id, audience: 'taker' }));
  const plan = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
  expect(plan.items.map(({ kind, key, state, choice }) => [kind, key, state, choice])).toEqual([
    ['flow', 'main', 'new', 'theirs'],
    ['connector', 'x-parts', 'new', 'theirs'],
    ['function', 'lineTotal', 'bothChanged', 'both'],
  ]);
  const copied = expectData(await customer.mutate<CopyResult>('templates.copy', { id }));
  expect(copied.items.map(({ kind, did, homeKey }) => [kind, did, homeKey])).toEqual([
    ['flow', 'added', 'main'],
    ['connector', 'added', 'x-parts'],
    ['function', 'addedBeside', 'lineTotal2'],
  ]);
  const parts = expectData(await customer.query<{ key: string; version: number }[]>('customParts.list'));
  expect(parts.map(({ key, version }) => [key, version])).toEqual([
    ['x-parts', 1],
    ['lineTotal', 1],
    ['lineTotal2', 1],
  ]);
  const detail = expectData(
    await customer.query<{ flows: { document: unknown }[] }>('templates.get', { id: copied.id }),
  );
  expect(JSON.stringify(detail)).toContain('lineTotal2');
});

test('a newer version is taken as the next one, and a draft that somebody is at work on stays', async () => {
  const draft = JSON.parse(newConnectorDraft('x-parts', 'Parts').manifest);
  draft.actions[0].names.en = 'Read part';
  await publishNext(partner, { id: connectorId, revision: 2, draft: { manifest: JSON.stringify(draft) } });
  const templates = expectData(await partner.query<{ id: string; relation: string }[]>('templates.list'));
  const templateId = templates.find(({ relation }) => relation === 'mine')?.id;
  expectData(await partner.mutate('templates.publish', { flowIds: [flow], templateId, ...words }));
  const [theirs] = expectData(await customer.query<{ id: string; key: string }[]>('customParts.list'));
  const work = { manifest: '{ "at": "work" }' };
  expectData(await customer.mutate('customParts.save', { id: theirs?.id, revision: 1, draft: work }));
  const plan = expectData(await customer.query<CopyPlan>('templates.planCopy', { id: templateId }));
  expect(plan.items.find(({ kind }) => kind === 'connector')).toMatchObject({
    state: 'newer',
    differences: 1,
  });
  expectData(await customer.mutate('templates.copy', { id: templateId }));
  expect(await customer.query('customParts.get', { id: theirs?.id })).toMatchObject({
    data: { version: 2, revision: 2, draft: work, changed: true },
  });
  expect(await customer.query('connectors.list')).toMatchObject({
    data: expect.arrayContaining([
      expect.objectContaining({
        key: 'x-parts',
        version: '2',
        actions: [expect.objectContaining({ names: { en: 'Read part', zh: '获取条目' } })],
      }),
    ]),
  });
});

test('a function that is gone keeps the flows that use it from travelling', async () => {
  const lonely = aFlow().manual().action('functions', 'gone', { price: 1, quantity: 2 }).build();
  const read = readFunction(newFunctionDraft('Gone'));
  if (!read.ok) throw new Error('draft');
  const id = await own(partner, { kind: 'function', key: 'gone', draft: draftOfFunction(read.content) });
  const made = expectData(
    await partner.mutate<{ id: string }>('flows.create', { name: 'Lonely', document: lonely }),
  );
  expectData(await partner.mutate('flows.publish', { id: made.id }));
  await api.db.pool.query('DELETE FROM custom_part WHERE id = $1', [id]);
  expect(await partner.mutate('templates.publish', { flowIds: [made.id], ...words })).toMatchObject({
    error: { code: 'packageInvalid', path: 'flows › Lonely' },
  });
});
