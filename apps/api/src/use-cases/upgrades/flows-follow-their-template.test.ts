/** Flows made from a template on their way to its next version and back. */
import { aFlow, type FlowDocument, mergeDocuments, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { expressionLanguage } from '../../catalog/expression-language.ts';
import type { FlowDetail } from '../../contract/flows.ts';
import type { CopyOutcome } from '../../contract/packages.ts';
import type {
  FamilyResults,
  RollBackOutcome,
  RollBackPreview,
  TenantUpgrades,
  UpgradeCheck,
  UpgradeDone,
  UpgradeItem,
  UpgradeOutcome,
  UpgradePreview,
} from '../../contract/upgrades.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'partner');
const join = async (code: string, role: 'owner' | 'viewer' = 'owner') => {
  const tenant = await api.tenant(code);
  const user = await api.user({ [tenant.id]: role });
  return { tenant, user, caller: api.as(user, tenant) };
};
const { caller: customer } = await join('customer');
const { caller: outsider } = await join('outsider');

const part = (value: number) => aFlow().manual().buildJson('made', value).build();
const main = (callee: string, { rate, more = false }: { rate: string; more?: boolean }) => {
  const story = aFlow()
    .manual()
    .mapFields('invoice', '{{ trigger.body }}', [
      { target: 'no', type: 'text', source: { kind: 'path', path: 'no' } },
      { target: 'rate', type: 'text', source: { kind: 'constant', value: rate } },
    ])
    .callFlow('call', callee, {});
  if (!more) return story.build();
  return story
    .parameter('region', 'text', { label: 'Region', required: true })
    .action('sap-b1', 'listDrafts', { $filter: "Region eq '{{ params.region }}'" })
    .build();
};

const { id: connection } = expectData(
  await partner.mutate<{ id: string }>('connections.create', {
    connectorKey: 'sap-b1',
    name: 'Partner system',
    variables: { serviceUrl: 'https://partner.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
    secrets: { password: 'x' },
  }),
);

type Published = { id: string; main: string; part: string };

async function saveDraft(caller: TestCaller, id: string, document: FlowDocument) {
  const { revision } = await read(caller, id);
  return expectData(
    await caller.mutate<{ revision: number }>('flows.applyCommands', {
      id,
      revision,
      clientId: 'tab',
      commands: [{ type: 'replaceDocument', document }],
    }),
  );
}
const read = async (caller: TestCaller, id: string) =>
  expectData(await caller.query<FlowDetail>('flows.get', { id }));
const words = (name: string) => ({ names: { en: name, zh: name }, descriptions: { en: '', zh: '' } });

async function publishFirst(name: string): Promise<Published> {
  const make = async (title: string, document: FlowDocument) => {
    const { id } = expectData(
      await partner.mutate<{ id: string }>('flows.create', { name: title, document }),
    );
    expectData(await partner.mutate('flows.publish', { id }));
    return id;
  };
  const callee = await make(`${name} part`, part(1));
  const caller = await make(name, main(callee, { rate: '0.13' }));
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [caller], ...words(name) }),
  );
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  return { id, main: caller, part: callee };
}

async function publishNext({ id, main: flow }: Published, document: FlowDocument, changelog: string) {
  await saveDraft(partner, flow, document);
  const bindings = { connections: { 'sap-b1': connection }, parameters: { region: 'north' } };
  expectData(await partner.mutate('flows.setBindings', { id: flow, bindings }));
  expectData(await partner.mutate('flows.publish', { id: flow }));
  expectData(
    await partner.mutate('templates.publish', {
      flowIds: [flow],
      templateId: id,
      changelog,
      ...words('Next'),
    }),
  );
}

async function makeFlows(caller: TestCaller, templateId: string, name: string) {
  const { flows } = expectData(
    await caller.mutate<{ flows: { key: string; id: string }[] }>('templates.createFlow', {
      ...{ templateId, name, connections: {}, parameters: {} },
    }),
  );
  const idOf = (key: string) => flows.find((flow) => flow.key === key)?.id ?? '';
  return { main: idOf('main'), part: idOf('part2') };
}

const listed = async (caller: TestCaller) => expectData(await caller.query<UpgradeItem[]>('upgrades.list'));
const preview = async (caller: TestCaller, id: string) =>
  expectData(await caller.query<UpgradePreview>('upgrades.preview', { id }));
const draftText = async (id: string) => {
  const { rows } = await api.db.pool.query<{ draft: string }>('SELECT draft::text FROM flow WHERE id = $1', [
    id,
  ]);
  return rows[0]?.draft;
};
const withRate = (document: FlowDocument, rate: string): FlowDocument =>
  JSON.parse(JSON.stringify(document).replaceAll('"0.13"', JSON.stringify(rate)));

test('a family is behind once its template has a newer version, and is told what is new', async () => {
  const template = await publishFirst('Told');
  const flows = await makeFlows(customer, template.id, 'Ours told');
  expect(await listed(customer)).toEqual([]);
  await publishNext(template, main(template.part, { rate: '0.09', more: true }), 'A step more');
  const [item, ...others] = await listed(customer);
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    id: flows.main,
    from: 1,
    to: 2,
    template: { id: template.id, publisher: { code: 'partner' } },
    news: [{ number: 2, changelog: 'A step more' }],
  });
  expect(item?.flows.map(({ id }) => id)).toEqual([flows.main, flows.part]);
  const rest = await customer.rest('GET', '/upgrades');
  expect(((await rest.json()) as { items: UpgradeItem[] }).items.map(({ id }) => id)).toEqual([flows.main]);
});

test('what both changed is a conflict, decided one by one; the rest of both stays; calls stay in the family', async () => {
  const template = await publishFirst('Merged');
  const flows = await makeFlows(customer, template.id, 'Ours merged');
  const before = await read(customer, flows.main);
  const own = withRate(before.document, '0.17');
  await saveDraft(customer, flows.main, {
    ...own,
    notes: [{ id: stepId.parse('n1'), text: 'Ours', x: 0, y: 0 }],
  });
  await publishNext(template, main(template.part, { rate: '0.09', more: true }), 'A step more');

  const shown = await preview(customer, flows.main);
  expect(shown.flows.map(({ id, kind, from }) => [id, kind, from])).toEqual([
    [flows.main, 'merged', 1],
    [flows.part, 'merged', 1],
  ]);
  const undecided = await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2 });
  expect(undecided).toMatchObject({
    error: { code: 'upgradeUndecided', details: { conflicts: 1, flows: [{ id: flows.main }] } },
  });
  expect((await read(customer, flows.main)).origin).toMatchObject({ version: 1 });

  const order = { id: flows.part, version: 2 };
  const check = expectData(await customer.mutate<UpgradeCheck>('upgrades.check', order));
  expect(check.flows.map(({ id, open }) => [id, open])).toEqual([
    [flows.main, 1],
    [flows.part, 0],
  ]);
  expect(check.parameters.map(({ key }) => key)).toEqual(['region']);
  expect(check.connectors).toEqual(['sap-b1']);
  const found = check.flows[0]?.problems ?? [];
  expect(found.some(({ severity }) => severity === 'error')).toBe(true);

  const { id: conflictId } = onlyConflict(shown);
  const outcome = expectData(
    await customer.mutate<UpgradeOutcome>('upgrades.applyOne', {
      ...order,
      choices: { [flows.main]: { [conflictId]: 'mine' } },
      parameters: { region: 'east', unknown: 'ignored' },
    }),
  );
  const after = await read(customer, flows.main);
  expect(outcome.flows.find(({ id }) => id === flows.main)?.revision).toBe(after.revision);
  expect(after.origin).toMatchObject({ version: 2, flowKey: 'main', templateId: template.id });
  expect(after.bindings.parameters).toEqual({ region: 'east' });
  expect(after.document.notes).toHaveLength(1);
  const text = JSON.stringify(after.document);
  expect(text).toContain('"0.17"');
  expect(text).not.toContain('"0.09"');
  expect(text).toContain('listDrafts');
  expect(text).toContain(flows.part);
  expect((await read(customer, flows.part)).origin).toMatchObject({ version: 2 });
  expect(await customer.mutate('upgrades.applyOne', order)).toMatchObject({ error: { code: 'upgradeNone' } });
  const { rows } = await api.db.pool.query<{ commands: { type: string }[] }>(
    'SELECT commands FROM flow_command WHERE flow_id = $1 AND revision = $2',
    [flows.main, after.revision],
  );
  expect(rows[0]?.commands).toMatchObject([{ type: 'replaceDocument' }]);
});

function onlyConflict({ flows }: UpgradePreview) {
  const conflicts = flows.flatMap((flow) =>
    flow.kind === 'merged' ? mergeDocuments(flow, expressionLanguage).conflicts : [],
  );
  expect(conflicts).toHaveLength(1);
  const [conflict] = conflicts;
  if (!conflict) throw new Error('No conflict');
  return conflict;
}

test('rolled back, every draft is what it was to the byte, and behind again; then it can be upgraded again', async () => {
  const template = await publishFirst('Back');
  const flows = await makeFlows(customer, template.id, 'Ours back');
  const texts = await Promise.all([draftText(flows.main), draftText(flows.part)]);
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const { groupId } = expectData(
    await customer.mutate<UpgradeOutcome>('upgrades.applyOne', { id: flows.main, version: 2 }),
  );
  expect(await draftText(flows.main)).not.toBe(texts[0]);
  const shown = expectData(await customer.query<RollBackPreview>('upgrades.previewRollBack', { groupId }));
  expect(shown.flows.map(({ becomes, lost, publishedSince }) => [becomes, lost, publishedSince])).toEqual([
    ['restored', null, null],
    ['kept', null, null],
  ]);
  expect(await rolledBack(customer, shown)).toEqual({
    restored: [flows.main],
    removed: [],
    rebound: [],
    toPublish: [],
  });
  expect(await Promise.all([draftText(flows.main), draftText(flows.part)])).toEqual(texts);
  expect((await read(customer, flows.main)).revision).toBe(3);
  expect((await listed(customer)).map(({ id }) => id)).toContain(flows.main);
  expect(await customer.query('upgrades.previewRollBack', { groupId })).toMatchObject({
    error: { code: 'rollbackNone' },
  });
  const done = expectData(await customer.query<UpgradeDone[]>('upgrades.done', { flowId: flows.main }));
  expect(done).toMatchObject([{ groupId, from: 1, to: 2, rolledBackAt: expect.any(String) }]);
  expectData(await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2 }));
});

const rolledBack = async (caller: TestCaller, { groupId, flows }: RollBackPreview) =>
  expectData(
    await caller.mutate<RollBackOutcome>('upgrades.rollBack', {
      groupId,
      revisions: Object.fromEntries(flows.map(({ id, revision }) => [id, revision])),
    }),
  );

test('rolling back says what later edits it loses and which published version stays', async () => {
  const template = await publishFirst('Later');
  const flows = await makeFlows(customer, template.id, 'Ours later');
  const before = await draftText(flows.main);
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const { groupId } = expectData(
    await customer.mutate<UpgradeOutcome>('upgrades.applyOne', { id: flows.main, version: 2 }),
  );
  expectData(await customer.mutate('flows.publish', { id: flows.part }));
  expectData(await customer.mutate('flows.publish', { id: flows.main }));
  const seen = expectData(await customer.query<RollBackPreview>('upgrades.previewRollBack', { groupId }));
  await saveDraft(customer, flows.main, withRate((await read(customer, flows.main)).document, '0.2'));
  await saveDraft(customer, flows.main, {
    ...(await read(customer, flows.main)).document,
    notes: [{ id: stepId.parse('n1'), text: 'Later', x: 0, y: 0 }],
  });
  const stale = await customer.mutate('upgrades.rollBack', {
    groupId,
    revisions: Object.fromEntries(seen.flows.map(({ id, revision }) => [id, revision])),
  });
  expect(stale).toMatchObject({ error: { code: 'revisionConflict', path: 'Ours later · Later' } });
  const shown = expectData(await customer.query<RollBackPreview>('upgrades.previewRollBack', { groupId }));
  expect(shown.flows.find(({ id }) => id === flows.main)).toMatchObject({
    becomes: 'restored',
    lost: { changes: 1 },
    publishedSince: 1,
  });
  expect(await rolledBack(customer, shown)).toMatchObject({ toPublish: [flows.main] });
  expect(await draftText(flows.main)).toBe(before);
  expect(await read(customer, flows.main)).toMatchObject({ publishedVersion: 1, draftPublished: false });
});

test('a draft that was changed while somebody looked keeps the whole family from being upgraded', async () => {
  const template = await publishFirst('Race');
  const flows = await makeFlows(customer, template.id, 'Ours race');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const shown = await preview(customer, flows.main);
  const revisions = Object.fromEntries(shown.flows.map(({ id, revision }) => [id, revision]));
  await saveDraft(customer, flows.part, part(7));
  const answer = await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2, revisions });
  expect(answer).toMatchObject({
    error: { code: 'revisionConflict', path: 'Ours race · Race part', details: { flowId: flows.part } },
  });
  expect(await read(customer, flows.main)).toMatchObject({ revision: 1, origin: { version: 1 } });
});

test('two upgrades at once: one is done, the other is refused, nothing is done twice', async () => {
  const template = await publishFirst('Twice');
  const flows = await makeFlows(customer, template.id, 'Ours twice');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const answers = await Promise.all(
    [flows.main, flows.part, flows.main].map((id) =>
      customer.mutate('upgrades.applyOne', { id, version: 2 }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(['revisionConflict', 'upgradeNone']).toContain(answer.error.code);
  }
  expect((await read(customer, flows.main)).revision).toBe(2);
});

test('a flow that is new in the version and called is made with the family, and goes with it again', async () => {
  const template = await publishFirst('Grows');
  const flows = await makeFlows(customer, template.id, 'Ours grows');
  const added = expectData(
    await partner.mutate<{ id: string }>('flows.create', { name: 'Added', document: part(3) }),
  ).id;
  expectData(await partner.mutate('flows.publish', { id: added }));
  const next = aFlow().manual().callFlow('call', template.part, {}).callFlow('more', added, {}).build();
  await publishNext(template, next, 'Another flow');
  const outcome = expectData(
    await customer.mutate<UpgradeOutcome>('upgrades.applyOne', {
      id: flows.main,
      version: 2,
      rest: 'theirs',
    }),
  );
  const made = outcome.flows.find(({ did }) => did === 'made');
  expect(made?.name).toBe('Ours grows · Grows · Added');
  const newFlow = await read(customer, made?.id ?? '');
  expect(newFlow.origin).toMatchObject({ version: 2, templateId: template.id });
  expect(JSON.stringify((await read(customer, flows.main)).document)).toContain(newFlow.id);
  const shown = expectData(
    await customer.query<RollBackPreview>('upgrades.previewRollBack', { groupId: outcome.groupId }),
  );
  expect(shown.flows.map(({ becomes }) => becomes)).toContain('removed');
  expect(await rolledBack(customer, shown)).toMatchObject({ removed: [newFlow.id] });
  expect(await customer.query('flows.get', { id: newFlow.id })).toMatchObject({
    error: { code: 'notFound' },
  });
});

test('flows of one’s own copy follow the copy, which follows what it is a copy of', async () => {
  const template = await publishFirst('Copied');
  const copy = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id: template.id }));
  const flows = await makeFlows(customer, copy.id, 'Ours of the copy');
  const isListed = async () => (await listed(customer)).some(({ id }) => id === flows.main);
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  expect(await isListed()).toBe(false);
  expectData(await customer.mutate('templates.copy', { id: template.id }));
  expect(await isListed()).toBe(true);
  expectData(await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2 }));
  expect(await read(customer, flows.main)).toMatchObject({ origin: { templateId: copy.id, version: 2 } });
});

test('without the version a flow comes from, whatever differs is asked about; nothing crashes', async () => {
  const template = await publishFirst('Lost');
  const flows = await makeFlows(customer, template.id, 'Ours lost');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const damage = (text: string) =>
    api.db.pool.query('UPDATE template_version SET package = $2 WHERE template_id = $1 AND number = 1', [
      template.id,
      text,
    ]);
  await damage('{"flows":"nonsense"}');
  expect((await preview(customer, flows.main)).flows).toMatchObject([
    { kind: 'merged', baseLoss: 'versionGone', base: { steps: {} } },
    { baseLoss: 'versionGone' },
  ]);
  await api.db.pool.query('DELETE FROM template_version WHERE template_id = $1 AND number = 1', [
    template.id,
  ]);
  const answer = await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2 });
  expect(answer).toMatchObject({ error: { code: 'upgradeUndecided' } });
  expectData(await customer.mutate('upgrades.applyOne', { id: flows.main, version: 2, rest: 'theirs' }));
  expect(JSON.stringify((await read(customer, flows.main)).document)).toContain('"0.09"');
});

test('a new version that cannot be read is refused with its name', async () => {
  const template = await publishFirst('Damaged');
  const flows = await makeFlows(customer, template.id, 'Ours damaged');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  await api.db.pool.query(
    `UPDATE template_version SET package = json_build_object('names', package->'names', 'flows', '[]'::json)
      WHERE template_id = $1 AND number = 2`,
    [template.id],
  );
  expect(await customer.query('upgrades.preview', { id: flows.main })).toMatchObject({
    error: { code: 'packageInvalid' },
  });
  const many = expectData(await customer.mutate<FamilyResults>('upgrades.applyMany', { ids: [flows.main] }));
  expect(many.results).toMatchObject([{ ok: false, code: 'packageInvalid' }]);
});

test('many at once: those without conflicts are done, the others wait or take a side; a stranger’s flow is as if it were not', async () => {
  const template = await publishFirst('Many');
  const [easy, hard, mine] = [
    await makeFlows(customer, template.id, 'Easy'),
    await makeFlows(customer, template.id, 'Hard'),
    await makeFlows(customer, template.id, 'Mine'),
  ];
  for (const { main: id } of [hard, mine]) {
    await saveDraft(customer, id, withRate((await read(customer, id)).document, '0.17'));
  }
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const many = async (input: Record<string, unknown>) =>
    expectData(await customer.mutate<FamilyResults>('upgrades.applyMany', input)).results;
  expect(await many({ ids: [easy.main, hard.main, easy.part, template.main] })).toMatchObject([
    { did: 'upgraded', version: 2, flowIds: [easy.main, easy.part] },
    { did: 'waits', conflicts: 1 },
    { did: 'upgraded', version: 2 },
    { ok: false, code: 'notFound' },
  ]);
  expect(await many({ ids: [hard.main], conflicts: 'theirs' })).toMatchObject([{ did: 'upgraded' }]);
  expect(JSON.stringify((await read(customer, hard.main)).document)).toContain('"0.09"');
  const rest = await customer.rest('POST', '/upgrades', { ids: [mine.part], conflicts: 'mine' });
  expect(await rest.json()).toMatchObject({ results: [{ did: 'upgraded' }] });
  expect(JSON.stringify((await read(customer, mine.main)).document)).toContain('"0.17"');
});

test('a person sees what is behind in every tenant where they may upgrade, and nothing of others', async () => {
  const template = await publishFirst('Everywhere');
  const [one, two, three] = [
    await api.tenant('first'),
    await api.tenant('second'),
    await api.tenant('third'),
  ];
  const consultant = await api.user({ [one.id]: 'builder', [two.id]: 'owner', [three.id]: 'viewer' });
  const owner = await api.user({ [three.id]: 'owner' });
  for (const code of ['first', 'second', 'third']) {
    expectData(await partner.mutate('templates.share', { id: template.id, audience: code }));
  }
  const made = [
    (await makeFlows(api.as(consultant, one), template.id, 'One')).main,
    (await makeFlows(api.as(consultant, two), template.id, 'Two')).main,
  ];
  await makeFlows(api.as(owner, three), template.id, 'Three');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const everywhere = async (caller: TestCaller) =>
    expectData(await caller.query<TenantUpgrades[]>('upgrades.everywhere'));
  const seen = await everywhere(api.as(consultant, one));
  expect(seen.map(({ tenant, items }) => [tenant.code, items.map(({ id }) => id)])).toEqual([
    ['first', [made[0]]],
    ['second', [made[1]]],
  ]);
  expect(await everywhere(outsider)).toEqual([]);
  const viewer = api.as(consultant, three);
  expect(await viewer.mutate('upgrades.applyMany', { ids: [made[0]] })).toMatchObject({
    error: { code: 'forbidden' },
  });
});

test('an outsider learns nothing: not of what is behind, not of what was done, and rolls nothing back', async () => {
  const template = await publishFirst('Closed');
  const flows = await makeFlows(customer, template.id, 'Ours closed');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  const outsiderTries = async (groupId: string) => {
    const order = { id: flows.main, version: 2 };
    return [
      await outsider.query('upgrades.preview', { id: flows.main }),
      await outsider.mutate('upgrades.check', order),
      await outsider.mutate('upgrades.applyOne', order),
      await outsider.query('upgrades.previewRollBack', { groupId }),
      await outsider.mutate('upgrades.rollBack', { groupId, revisions: {} }),
    ];
  };
  const { groupId } = expectData(
    await customer.mutate<UpgradeOutcome>('upgrades.applyOne', { id: flows.main, version: 2 }),
  );
  for (const answer of await outsiderTries(groupId))
    expect(answer).toMatchObject({ error: { code: 'notFound' } });
  expect(await listed(outsider)).toEqual([]);
  for (const text of [
    (await outsider.query('upgrades.done', { flowId: flows.main })).text,
    (await outsider.query('upgrades.done', {})).text,
    (await outsider.query('upgrades.doneEverywhere')).text,
    await (await outsider.rest('GET', '/upgrades/done')).text(),
    await (await outsider.rest('GET', `/flows/${flows.main}/upgrade`)).text(),
  ]) {
    expect(text).not.toContain('closed');
    expect(text).not.toContain(groupId);
  }
  expect((await read(customer, flows.main)).origin).toMatchObject({ version: 2 });
});

test('once the share is revoked nothing is behind any more', async () => {
  const template = await publishFirst('Revoked');
  const flows = await makeFlows(customer, template.id, 'Ours revoked');
  await publishNext(template, main(template.part, { rate: '0.09' }), 'Rate');
  expectData(await partner.mutate('templates.revoke', { id: template.id, audience: 'customer' }));
  expect((await listed(customer)).some(({ id }) => id === flows.main)).toBe(false);
  expect(await customer.query('upgrades.preview', { id: flows.main })).toMatchObject({
    error: { code: 'upgradeNone' },
  });
});
