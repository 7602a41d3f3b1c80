/** What else than flows is in a package: look-up tables whole, variables by name only, settings if wanted; never a secret. */
import { aFlow } from '@flowbridge/flow';
import { hashContent, MOST_TABLE_ROWS } from '@flowbridge/templates';
import { expect, test } from 'vitest';
import type { CopyOutcome, PackageFileView, PackagePreview } from '../../../contract/packages.ts';
import type { CopyPlan } from '../../../contract/template-copy.ts';
import type { TemplateDetail } from '../../../contract/templates.ts';
import { MOST_LOOKUP_ROWS } from '../../../contract/tenant-values.ts';
import { startTestApiAs } from '../../../testing/start-test-api-as.ts';
import { expectData } from '../../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'partner');
const join = async (code: string) => {
  const tenant = await api.tenant(code);
  return api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
};
const customer = await join('customer');
const outsider = await join('outsider');

const SECRET = 'whispered-4711';
const words = (name: string) => ({ names: { en: name, zh: name }, descriptions: { en: '', zh: '' } });
const publishFlow = async (name: string, document: unknown) => {
  const { id } = expectData(await partner.mutate<{ id: string }>('flows.create', { name, document }));
  expectData(await partner.mutate('flows.publish', { id }));
  return id;
};

for (const content of [
  { key: 'partnerKey', content: { secret: true, text: SECRET } },
  { key: 'taxRate', content: { secret: false, type: 'number', text: '0.13' }, description: 'As of 2026' },
]) {
  expectData(await partner.mutate('variables.create', content));
}
for (const name of ['units', 'not used']) {
  expectData(await partner.mutate('lookupTables.create', { name, description: `${name} here` }));
  const rows = [
    { key: 'kg', value: '千克' },
    { key: 'g', value: '克' },
  ];
  expectData(await partner.mutate('lookupTables.putRows', { name, mode: 'merge', rows }));
}
const { id: connection } = expectData(
  await partner.mutate<{ id: string }>('connections.create', {
    connectorKey: 'sap-b1',
    name: 'Partner system',
    variables: { serviceUrl: 'https://partner.example.test/b1s/v1', companyDb: 'PDB', userName: 'manager' },
    secrets: { password: SECRET },
  }),
);
const callee = await publishFlow(
  'Unit of a line',
  aFlow().manual().buildJson('unit', "{{ lookup('units', 'kg') }}").build(),
);
const { id: flow } = expectData(
  await partner.mutate<{ id: string }>('flows.create', {
    name: 'Orders',
    document: aFlow()
      .manual()
      .buildJson('sums', ['{{ tenant.vars.taxRate }}', '{{ tenant.vars.partnerKey }}'])
      .action('sap-b1', 'listDrafts')
      .callFlow('call', callee, {})
      .build(),
  }),
);
const bindings = { connections: { 'sap-b1': connection }, parameters: {} };
expectData(await partner.mutate('flows.setBindings', { id: flow, bindings }));
expectData(await partner.mutate('flows.publish', { id: flow }));

test('the preview names tables with the flows that use them, and variables without what they hold', async () => {
  const answer = await partner.query<PackagePreview>('templates.previewPackage', { flowIds: [flow] });
  const preview = expectData(answer);
  expect(preview.problems).toEqual([]);
  expect(preview.parts).toEqual([
    {
      kind: 'lookupTable',
      key: 'units',
      names: { en: 'units', zh: 'units' },
      size: 2,
      usedBy: ['Unit of a line'],
    },
  ]);
  expect(preview.variables).toEqual([
    { key: 'partnerKey', type: 'text', secret: true, description: '' },
    { key: 'taxRate', type: 'number', secret: false, description: 'As of 2026' },
  ]);
  for (const inside of [SECRET, '0.13', connection]) expect(answer.text).not.toContain(inside);
  expect(preview.connectors).toMatchObject([{ key: 'sap-b1', settings: [] }]);
});

test('settings travel when wanted: nothing of the login, nothing that is as usual', async () => {
  const input = { flowIds: [flow], withSettings: true };
  const preview = expectData(await partner.query<PackagePreview>('templates.previewPackage', input));
  expect(preview.connectors.map(({ settings }) => settings)).toEqual([
    [
      {
        key: 'serviceUrl',
        names: expect.anything(),
        value: 'https://partner.example.test/b1s/v1',
      },
    ],
  ]);
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { ...input, ...words('With settings') }),
  );
  const { content } = expectData(await partner.mutate<PackageFileView>('templates.export', { id }));
  const text = JSON.stringify(content);
  for (const inside of ['manager', 'PDB', SECRET, 'Partner system', 'not used']) {
    expect(text).not.toContain(inside);
  }
  const detail = expectData(await partner.query<TemplateDetail>('templates.get', { id }));
  expect(detail.connectionSettings['sap-b1']).toMatchObject([{ key: 'serviceUrl' }]);
  expect(detail.parts).toMatchObject([{ kind: 'lookupTable', key: 'units', size: 2 }]);
});

test('a table that is gone keeps the flows that use it from travelling, with the flow that does', async () => {
  expectData(await partner.mutate('lookupTables.create', { name: 'fleeting' }));
  const id = await publishFlow(
    'Looks into it',
    aFlow().manual().buildJson('unit', "{{ lookup('fleeting', 'kg') }}").build(),
  );
  expectData(await partner.mutate('lookupTables.remove', { name: 'fleeting', evenIfUsed: true }));
  const answer = await partner.mutate('templates.publish', { flowIds: [id], ...words('No') });
  expect(answer).toMatchObject({
    error: { code: 'packageInvalid', path: 'flows › Looks into it' },
  });
});

test('by REST: the plan tells what is missing here, the item its rows, and the copy is made as chosen', async () => {
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow], ...words('By REST') }),
  );
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  expectData(await customer.mutate('lookupTables.create', { name: 'units' }));
  const rows = [{ key: 'kg', value: 'kilogram' }];
  expectData(await customer.mutate('lookupTables.putRows', { name: 'units', mode: 'merge', rows }));
  expectData(
    await customer.mutate('variables.create', {
      key: 'taxRate',
      content: { secret: false, type: 'number', text: '1' },
    }),
  );
  const read = async <Body>(path: string) => {
    const response = await customer.rest('GET', `/templates/${id}${path}`);
    expect(response.status).toBe(200);
    // Each call below says what it asks for.
    return (await response.json()) as Body;
  };
  const plan = await read<CopyPlan>('/copy-plan');
  expect(plan.variables.map(({ key, known }) => [key, known])).toEqual([
    ['partnerKey', false],
    ['taxRate', true],
  ]);
  expect(plan.items.map(({ kind, key, state }) => [kind, key, state])).toEqual([
    ['flow', 'main', 'new'],
    ['flow', 'part2', 'new'],
    ['lookupTable', 'units', 'bothChanged'],
  ]);
  expect(await read('/copy-plan/item?kind=lookupTable&key=units')).toEqual({
    kind: 'part',
    differences: [
      { place: ['description'], mine: '', theirs: 'units here' },
      { place: ['rows', 'kg'], mine: 'kilogram', theirs: '千克' },
      { place: ['rows', 'g'], mine: null, theirs: '克' },
    ],
    total: 3,
  });
  const choices = [{ kind: 'lookupTable', key: 'units', choose: 'theirs' }];
  const made = await customer.rest('POST', `/templates/${id}/copy`, { choices, seen: plan.seen });
  expect([made.status, await made.json()]).toMatchObject([
    201,
    { did: 'created', items: [{ did: 'added' }, { did: 'added' }, { did: 'replaced', homeKey: 'units' }] },
  ]);
  for (const path of ['/copy-plan', '/copy-plan/item?kind=lookupTable&key=units']) {
    const response = await outsider.rest('GET', `/templates/${id}${path}`);
    expect([response.status, await response.text()]).toEqual([404, expect.not.stringContaining('units')]);
  }
});

test('a file with a hostile table is refused with its place and leaves nothing', async () => {
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow], ...words('As a file') }),
  );
  const file = expectData(await partner.mutate<PackageFileView>('templates.export', { id }));
  const content = JSON.parse(JSON.stringify(file.content).replace('"key":"g"', '"key":"kg"'));
  const answer = await outsider.mutate('templates.importFile', {
    file: { ...file, content, hash: hashContent(content) },
  });
  expect(answer).toMatchObject({
    error: { code: 'packageInvalid', path: 'parts › 1 “units” › rows › 2 › key' },
  });
  expect(expectData(await outsider.query('lookupTables.list'))).toEqual([]);
  const imported = expectData(await outsider.mutate<CopyOutcome>('templates.importFile', { file }));
  expect(imported.did).toBe('created');
  expect(expectData(await outsider.query('lookupTables.list'))).toMatchObject([{ name: 'units', rows: 2 }]);
});

test('a table may be as long in a package as in the console', () => {
  expect(MOST_TABLE_ROWS).toBe(MOST_LOOKUP_ROWS);
});

test('flows made straight of a shared template bring what is missing; what is there of that name stays, and copying asks about it', async () => {
  const bystander = await join('bystander');
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow], ...words('Brought') }),
  );
  for (const audience of ['customer', 'bystander', 'halfway']) {
    expectData(await partner.mutate('templates.share', { id, audience }));
  }
  const rowsAt = async (who: typeof customer) =>
    expectData(await who.query<{ items: object[] }>('lookupTables.rows', { name: 'units' })).items;
  const create = (who: typeof customer, given: object = {}) =>
    who.mutate<{ flows: object[] }>('templates.createFlow', {
      templateId: id,
      name: 'Brought',
      connections: {},
      parameters: {},
      ...given,
    });

  const refused = await create(bystander, { parameters: { nothing: 1 } });
  expect(refused.status).toBe(422);
  expect((await bystander.query('lookupTables.rows', { name: 'units' })).status).toBe(404);
  expect(expectData(await create(bystander)).flows).toHaveLength(2);
  expect(await rowsAt(bystander)).toEqual(await rowsAt(partner));

  const halfway = await join('halfway');
  expectData(await halfway.mutate('lookupTables.create', { name: 'units' }));
  const own = [{ key: 'kg', value: 'Kilogramm' }];
  expectData(await halfway.mutate('lookupTables.putRows', { name: 'units', mode: 'merge', rows: own }));
  expectData(await create(halfway));
  expect(await rowsAt(halfway)).toMatchObject(own);
  const plan = expectData(await halfway.query<CopyPlan>('templates.planCopy', { id }));
  expect(plan.items.find(({ kind }) => kind === 'lookupTable')).toMatchObject({ state: 'bothChanged' });
});
