/** Values and connections that come with an upgrade: asked for many flows at once, given, and taken back. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { FlowDetail } from '../../contract/flows.ts';
import type { CopyOutcome } from '../../contract/packages.ts';
import type {
  FamilyChecks,
  FamilyResults,
  RollBackOutcome,
  RollBackPreview,
  UpgradeOutcome,
} from '../../contract/upgrades.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'partner');
const owner = async (code: string) => {
  const tenant = await api.tenant(code);
  return api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
};
const [customer, outsider] = [await owner('customer'), await owner('outsider')];

const connectionOf = async (caller: TestCaller, name: string) =>
  expectData(
    await caller.mutate<{ id: string }>('connections.create', {
      connectorKey: 'sap-b1',
      name,
      variables: { serviceUrl: 'https://erp.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
      secrets: { password: 'x' },
    }),
  ).id;
const [theirs, ours, other] = [
  await connectionOf(partner, 'Partner ERP'),
  await connectionOf(customer, 'Our ERP'),
  await connectionOf(customer, 'Our other ERP'),
];

const first = () => aFlow().manual().buildJson('order', { no: 'PO-1' }).build();
const second = () =>
  aFlow()
    .manual()
    .buildJson('order', { no: 'PO-1' })
    .parameter('region', 'text', { label: 'Region', required: true })
    .parameter('size', 'integer', { label: 'Page size', default: 20 })
    .action('sap-b1', 'listDrafts', { $filter: "Region eq '{{ params.region }}'", $top: '{{ params.size }}' })
    .build();

const read = async (caller: TestCaller, id: string) =>
  expectData(await caller.query<FlowDetail>('flows.get', { id }));
const bind = async (caller: TestCaller, id: string, bindings: FlowDetail['bindings']) =>
  expectData(await caller.mutate('flows.setBindings', { id, bindings }));

async function saveDraft(caller: TestCaller, id: string, document: FlowDocument) {
  const { revision } = await read(caller, id);
  const commands = [{ type: 'replaceDocument', document }];
  expectData(await caller.mutate('flows.applyCommands', { id, revision, clientId: 'tab', commands }));
}

/** Flows of the customer's made of a first version, behind a second one that needs a region and the ERP. */
async function behind(name: string, flowNames: readonly string[]): Promise<string[]> {
  const words = { names: { en: name, zh: name }, descriptions: { en: '', zh: '' } };
  const flow = expectData(
    await partner.mutate<{ id: string }>('flows.create', { name, document: first() }),
  ).id;
  expectData(await partner.mutate('flows.publish', { id: flow }));
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow], ...words }),
  );
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  const made: string[] = [];
  for (const each of flowNames) {
    const { flows } = expectData(
      await customer.mutate<{ flows: { id: string }[] }>('templates.createFlow', {
        ...{ templateId: id, name: each, connections: {}, parameters: {} },
      }),
    );
    made.push(flows[0]?.id ?? '');
  }
  await saveDraft(partner, flow, second());
  await bind(partner, flow, { connections: { 'sap-b1': theirs }, parameters: { region: 'north' } });
  expectData(await partner.mutate('flows.publish', { id: flow }));
  expectData(await partner.mutate('templates.publish', { flowIds: [flow], templateId: id, ...words }));
  return made;
}

const upgraded = async (id: string, values: Record<string, unknown> = {}) =>
  expectData(await customer.mutate<UpgradeOutcome>('upgrades.applyOne', { id, version: 2, ...values }));
const shown = async (groupId: string) =>
  expectData(await customer.query<RollBackPreview>('upgrades.previewRollBack', { groupId }));
const orderOf = ({ groupId, flows }: RollBackPreview) => ({
  groupId,
  revisions: Object.fromEntries(flows.map(({ id, revision }) => [id, revision])),
  boundAs: Object.fromEntries(flows.map(({ id, boundAs }) => [id, boundAs])),
});
const rolledBack = async (order: Record<string, unknown>) =>
  expectData(await customer.mutate<RollBackOutcome>('upgrades.rollBack', order));

test('many at once are asked what they need, told what they lack, given values of all and of one, and can then be published', async () => {
  const [one = '', two = '', three = ''] = await behind('Asked', ['One', 'Two', 'Three']);
  const ids = [one, two, three];
  const check = async (values?: Record<string, unknown>) =>
    expectData(await customer.mutate<FamilyChecks>('upgrades.checkMany', { ids, values })).results;
  const region = { parameters: [{ key: 'region', label: 'Region' }], connectors: [{ key: 'sap-b1' }] };
  expect(await check()).toMatchObject(
    ids.map((id) => ({
      ok: true,
      flowIds: [id],
      version: 2,
      conflicts: 0,
      fits: true,
      parameters: [{ key: 'region' }, { key: 'size' }],
      connectors: ['sap-b1'],
      lacks: [{ id, ...region }],
      otherErrors: 0,
    })),
  );
  const values = {
    [one]: { connections: { 'sap-b1': ours }, parameters: { region: 'east' } },
    [two]: { connections: { 'sap-b1': other }, parameters: { region: 'west', size: 5 } },
    [three]: { connections: { 'sap-b1': ours } },
  };
  expect((await check(values)).map((each) => each.ok && each.lacks)).toMatchObject([
    [],
    [],
    [{ id: three, name: 'Three', parameters: [{ key: 'region' }], connectors: [] }],
  ]);
  expect((await read(customer, one)).bindings).toEqual({ connections: {}, parameters: {} });

  const applied = expectData(
    await customer.mutate<FamilyResults>('upgrades.applyMany', { ids, values }),
  ).results;
  expect(applied).toMatchObject([
    { did: 'upgraded', errors: 0, lacks: [] },
    { did: 'upgraded', errors: 0, lacks: [] },
    { did: 'upgraded', errors: 1, otherErrors: 0, lacks: [{ id: three, parameters: [{ key: 'region' }] }] },
  ]);
  expect((await read(customer, two)).bindings).toEqual({
    connections: { 'sap-b1': other },
    parameters: { region: 'west', size: 5 },
  });
  expectData(await customer.mutate('flows.publish', { id: one }));
  expectData(await customer.mutate('flows.publish', { id: two }));
  expect(await customer.mutate('flows.publish', { id: three })).toMatchObject({
    error: { code: 'flowHasProblems' },
  });
});

test('another tenant’s connection is refused for that family alone; an outsider is told nothing', async () => {
  const [one = '', two = ''] = await behind('Foreign', ['One', 'Two']);
  const values = {
    [one]: { connections: { 'sap-b1': theirs } },
    [two]: { connections: { 'sap-b1': ours } },
  };
  const order = { ids: [one, two], values };
  const { results } = expectData(await customer.mutate<FamilyResults>('upgrades.applyMany', order));
  expect(results).toMatchObject([
    { ok: false, code: 'notFound', path: 'connections › sap-b1' },
    { did: 'upgraded' },
  ]);
  const strange = expectData(await outsider.mutate<FamilyChecks>('upgrades.checkMany', { ids: [one] }));
  expect(strange.results).toMatchObject([{ ok: false, code: 'notFound' }]);
});

test('rolled back, a flow is bound as it was before, and the trail of audit says so', async () => {
  const [id = ''] = await behind('Unbound', ['Unbound']);
  const before = { connections: { 'other-system': other }, parameters: { old: 'kept' } };
  await bind(customer, id, before);
  const { groupId } = await upgraded(id, {
    connections: { 'sap-b1': ours },
    parameters: { region: 'east' },
  });
  expect((await read(customer, id)).bindings.parameters).toEqual({ old: 'kept', region: 'east' });
  const preview = await shown(groupId);
  expect(preview.flows).toMatchObject([
    {
      givesBack: [
        { kind: 'connections', key: 'sap-b1', now: 'Our ERP', before: null },
        { kind: 'parameters', key: 'region', names: { en: 'Region' }, now: 'east', before: null },
      ],
      asks: [],
    },
  ]);
  expect(await rolledBack(orderOf(preview))).toMatchObject({ restored: [id], rebound: [id] });
  expect((await read(customer, id)).bindings).toEqual(before);
  const { rows } = await api.db.pool.query<{ details: unknown }>(
    `SELECT details FROM audit_event WHERE subject_id = $1 AND kind = 'flow.upgradeRolledBack'`,
    [id],
  );
  expect(rows).toMatchObject([
    { details: { groupId, bindings: { before: { parameters: { region: 'east' } }, after: before } } },
  ]);
});

test('what a person bound since stays unless they say otherwise; bound anew while they look, nothing is done', async () => {
  const [kept = '', given = ''] = await behind('Since', ['Kept', 'Given']);
  for (const id of [kept, given]) {
    const { groupId } = await upgraded(id, {
      connections: { 'sap-b1': ours },
      parameters: { region: 'east' },
    });
    const early = await shown(groupId);
    await bind(customer, id, {
      connections: { 'sap-b1': ours },
      parameters: { region: 'south', size: 7 },
    });
    expect(await customer.mutate('upgrades.rollBack', orderOf(early))).toMatchObject({
      error: { code: 'revisionConflict' },
    });
    const preview = await shown(groupId);
    expect(preview.flows).toMatchObject([
      {
        givesBack: [{ kind: 'connections', key: 'sap-b1' }],
        asks: [
          { kind: 'parameters', key: 'region', why: 'changed', now: 'south', before: null },
          { kind: 'parameters', key: 'size', why: 'changed', now: 7, before: null },
        ],
      },
    ]);
    const giveBack = id === given ? { giveBack: { [id]: { parameters: ['region'] } } } : {};
    await rolledBack({ ...orderOf(preview), ...giveBack });
  }
  expect((await read(customer, kept)).bindings).toEqual({
    connections: {},
    parameters: { region: 'south', size: 7 },
  });
  expect((await read(customer, given)).bindings).toEqual({ connections: {}, parameters: { size: 7 } });
});

test('what the version published since runs with is asked about, and stays by itself', async () => {
  const [id = ''] = await behind('Running', ['Running']);
  const { groupId } = await upgraded(id, {
    connections: { 'sap-b1': ours },
    parameters: { region: 'east' },
  });
  expectData(await customer.mutate('flows.publish', { id }));
  const preview = await shown(groupId);
  expect(preview.flows).toMatchObject([
    {
      publishedSince: 1,
      givesBack: [],
      asks: [
        { kind: 'connections', key: 'sap-b1', why: 'running' },
        { kind: 'parameters', key: 'region', why: 'running' },
      ],
    },
  ]);
  expect(await rolledBack(orderOf(preview))).toMatchObject({ rebound: [], toPublish: [id] });
  expect((await read(customer, id)).bindings.connections).toEqual({ 'sap-b1': ours });
});

test('an upgrade does not write over what somebody bound while it was made', async () => {
  const [id = ''] = await behind('Raced', ['Raced']);
  const answers = await Promise.all([
    customer.mutate('upgrades.applyOne', { id, version: 2, parameters: { region: 'east' } }),
    customer.mutate('flows.setBindings', {
      id,
      bindings: { connections: { 'sap-b1': ours }, parameters: {} },
    }),
  ]);
  expect(answers[1]).toMatchObject({ ok: true });
  const { bindings, origin } = await read(customer, id);
  // Whoever was first: the upgrade was refused, or what was bound came after it and counts.
  if (answers[0]?.ok) expect(origin).toMatchObject({ version: 2 });
  else expect(answers[0]).toMatchObject({ error: { code: 'revisionConflict' } });
  expect(bindings.connections).toEqual({ 'sap-b1': ours });
});
