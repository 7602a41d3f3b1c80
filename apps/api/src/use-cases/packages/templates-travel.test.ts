/** A partner's template on its way to a customer, and what everybody else sees of it: nothing. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { FlowDetail } from '../../contract/flows.ts';
import type {
  CopyOutcome,
  PackageFilePreview,
  PackageFileView,
  PackagePreview,
  TemplateSharing,
} from '../../contract/packages.ts';
import type { TemplateDetail, TemplateItem, TemplateVersionItem } from '../../contract/templates.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../../testing/test-api.ts';
import { manualFlow, packageFile } from '../../testing/test-documents.ts';

const { api, me: partner, tenant: partnerTenant } = await startTestApiAs('owner', 'partner');
const join = async (code: string) => {
  const tenant = await api.tenant(code);
  return api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
};
const customer = await join('customer');
const outsider = await join('outsider');

const SECRET = 'typed-by-hand-0815';
const PINNED = 'a customer of the partner';

const create = async (name: string, document: unknown, publish = true) => {
  const { id } = expectData(await partner.mutate<{ id: string }>('flows.create', { name, document }));
  if (publish) expectData(await partner.mutate('flows.publish', { id }));
  return id;
};
const words = (name: string) => ({ names: { en: name, zh: name }, descriptions: { en: '', zh: '' } });
const publish = async (input: Record<string, unknown>) =>
  expectData(await partner.mutate<CopyOutcome>('templates.publish', input));
const seenBy = async (caller: TestCaller, relation: string) =>
  expectData(await caller.query<TemplateItem[]>('templates.list')).filter(
    (each) => each.relation === relation,
  );

/** A caller with a secret in a header and a pinned output, and the flow it calls. */
async function aFamily(name: string) {
  const callee = await create(
    `${name} part`,
    aFlow().manual().action('http', 'get', { url: 'https://a.test' }).build(),
  );
  const document = aFlow()
    .manual()
    .parameter('region', 'text', { label: 'Region', default: 'east' })
    .action('http', 'request', { url: 'https://a.test', headers: { Authorization: SECRET } })
    .callFlow('call', callee, {})
    .build();
  const [asked] = Object.values(document.steps).filter((step) => step.kind === 'action');
  if (asked) asked.pinned = { output: { body: PINNED } };
  return { callee, caller: await create(name, document) };
}

test('the preview names all that travels, and what is left out', async () => {
  const { caller, callee } = await aFamily('Preview');
  expectData(
    await partner.mutate('flows.applyCommands', {
      id: caller,
      revision: 1,
      clientId: 'tab',
      commands: [{ type: 'setNotes', notes: [] }],
    }),
  );
  const preview = expectData(
    await partner.query<PackagePreview>('templates.previewPackage', { flowIds: [caller] }),
  );
  expect(preview.flows).toMatchObject([
    { id: caller, version: 1, called: false, samples: 1, parameters: [{ key: 'region', label: 'Region' }] },
    { id: callee, version: 1, called: true, samples: 0, leftOut: [] },
  ]);
  expect(preview.flows[0]?.leftOut).toEqual(['steps › request › config › input › headers › Authorization']);
  expect(preview.connectors.map(({ key }) => key)).toEqual(['http']);
  expect([preview.problems, preview.previous, preview.publishedAs]).toEqual([[], null, []]);
});

test('published, shared by code, copied and made flows of: calls lead to the new flows, and the origin is known', async () => {
  const { caller } = await aFamily('Orders');
  const { id } = await publish({ flowIds: [caller], ...words('Orders to ERP'), changelog: 'First' });
  expect(await seenBy(customer, 'shared')).toEqual([]);
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  expect(await seenBy(customer, 'shared')).toMatchObject([
    {
      id,
      version: 1,
      publisher: { code: 'partner' },
      audiences: 0,
      flows: [{ key: 'main' }, { key: 'part2' }],
    },
  ]);

  const copy = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }));
  expect(copy).toMatchObject({ version: 1, did: 'created' });
  expect(copy.id).not.toBe(id);
  const [mine] = await seenBy(customer, 'mine');
  const [theirs] = await seenBy(customer, 'shared');
  expect(mine).toMatchObject({ id: copy.id, origin: { templateKey: theirs?.key, version: 1 } });
  const again = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }));
  expect(again).toMatchObject({ id: copy.id, version: 1, did: 'same' });

  const { flows } = expectData(
    await customer.mutate<{ flows: { key: string; id: string }[] }>('templates.createFlow', {
      templateId: copy.id,
      name: 'Ours',
      connections: {},
      parameters: { region: 'west' },
    }),
  );
  const made = await Promise.all(
    flows.map(async (flow) => expectData(await customer.query<FlowDetail>('flows.get', { id: flow.id }))),
  );
  expect(made.map((flow) => flow.origin)).toEqual([
    { templateId: copy.id, templateKey: mine?.key, version: 1, flowKey: 'main' },
    { templateId: copy.id, templateKey: mine?.key, version: 1, flowKey: 'part2' },
  ]);
  expect(made[0]?.bindings.parameters).toEqual({ region: 'west' });
  const call = Object.values(made[0]?.document.steps ?? {}).find((step) => step.kind === 'callFlow');
  expect(call?.config).toMatchObject({ flow: flows[1]?.id });

  const sharing = expectData(await partner.query<TemplateSharing>('templates.sharing', { id }));
  expect(sharing).toMatchObject({
    shares: [{ audience: 'customer' }],
    copies: [{ tenant: { code: 'customer' }, version: 1 }],
  });
  expect(sharing.copies).toHaveLength(1);
});

test('a next version keeps the keys of its flows; a copy follows and keeps what was published over it, or another stands beside', async () => {
  const { caller } = await aFamily('Grows');
  const { id } = await publish({ flowIds: [caller], ...words('Grows') });
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  const copy = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }));

  const preview = expectData(
    await partner.query<PackagePreview>('templates.previewPackage', { flowIds: [caller], templateId: id }),
  );
  expect(preview.previous).toMatchObject({ version: 1, names: { en: 'Grows' }, same: true });
  expect(preview.publishedAs).toEqual([{ id, version: 1, names: { en: 'Grows', zh: 'Grows' } }]);
  const added = await create('Grows too', manualFlow());
  const second = await publish({
    flowIds: [added, caller],
    templateId: id,
    ...words('Grows'),
    changelog: 'More',
  });
  expect(second).toEqual({ id, version: 2, did: 'updated' });
  const detail = expectData(await customer.query<TemplateDetail>('templates.get', { id }));
  expect(detail.flows.map(({ key, names }) => [key, names.en])).toEqual([
    ['part3', 'Grows too'],
    ['main', 'Grows'],
    ['part2', 'Grows part'],
  ]);
  const older = expectData(await customer.query<TemplateDetail>('templates.get', { id, version: 1 }));
  expect(older.flows).toHaveLength(2);
  const versions = expectData(await customer.query<TemplateVersionItem[]>('templates.versions', { id }));
  expect(versions.map((each) => [each.number, each.changelog, each.author])).toEqual([
    [2, 'More', null],
    [1, null, null],
  ]);

  expect(expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }))).toMatchObject({
    id: copy.id,
    version: 2,
    did: 'updated',
  });
  const own = expectData(
    await customer.mutate<{ id: string }>('flows.create', { name: 'Own work', document: manualFlow() }),
  ).id;
  expectData(await customer.mutate('flows.publish', { id: own }));
  expectData(
    await customer.mutate('templates.publish', { flowIds: [own], templateId: copy.id, ...words('Ours') }),
  );
  await publish({ flowIds: [caller], templateId: id, ...words('Grows') });
  expect(expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }))).toMatchObject({
    ...{ id: copy.id, version: 4, did: 'updated' },
    items: [
      { key: 'main', state: 'older', did: 'kept' },
      { key: 'part2', state: 'new', did: 'added' },
    ],
  });
  const merged = expectData(await customer.query<TemplateDetail>('templates.get', { id: copy.id }));
  expect([merged.names.en, merged.flows.map(({ names }) => names.en)]).toEqual([
    'Ours',
    ['Own work', 'Grows part'],
  ]);
  const beside = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id, asNew: true }));
  expect(beside).toMatchObject({ version: 1, did: 'created' });
  expect(beside.id).not.toBe(copy.id);
});

test('neither secrets nor pinned outputs nor ids of the tenant are in what leaves it', async () => {
  const { caller, callee } = await aFamily('Clean');
  const { id: connection } = expectData(
    await partner.mutate<{ id: string }>('connections.create', {
      connectorKey: 'sap-b1',
      name: 'Partner system',
      variables: { serviceUrl: 'https://partner.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
      secrets: { password: SECRET },
    }),
  );
  expectData(
    await partner.mutate('flows.setBindings', {
      id: caller,
      bindings: { connections: { 'sap-b1': connection }, parameters: { region: 'bound-value' } },
    }),
  );
  const { id } = await publish({ flowIds: [caller], ...words('Clean') });
  const text = JSON.stringify(
    expectData(await partner.mutate<PackageFileView>('templates.export', { id })).content,
  );
  for (const inside of [
    SECRET,
    PINNED,
    caller,
    callee,
    connection,
    partnerTenant.id,
    'bound-value',
    'Partner system',
  ]) {
    expect(text).not.toContain(inside);
  }
  const sampled = await publish({ flowIds: [caller], ...words('Sampled'), withSamples: true });
  const { content } = expectData(
    await partner.mutate<PackageFileView>('templates.export', { id: sampled.id }),
  );
  expect(JSON.stringify(content)).toContain(PINNED);
});

test('a text that names the tenant’s own flow by its id keeps the package from being published, with the place', async () => {
  const target = await create('Target', manualFlow());
  const document = aFlow()
    .manual()
    .callFlow('call', target, {})
    .buildJson('link', { at: `/flows/${target}` })
    .build();
  const flow = await create('Names an id', document);
  const answer = await partner.mutate('templates.publish', { flowIds: [flow], ...words('Leaks') });
  expect(answer).toMatchObject({ ok: false, error: { code: 'packageInvalid' } });
  if (!answer.ok) expect(answer.error.details).toMatchObject({ problems: [{ code: 'holdsTenantId' }] });
});

test('a flow that was never published, or calls one that is gone, does not travel', async () => {
  const draft = await create('Only a draft', manualFlow(), false);
  expect(await partner.mutate('templates.publish', { flowIds: [draft], ...words('No') })).toMatchObject({
    ok: false,
    error: { code: 'notPublished', path: 'flows › Only a draft' },
  });
  const { caller, callee } = await aFamily('Half');
  expectData(await partner.mutate('flows.remove', { id: callee }));
  const answer = await partner.mutate('templates.publish', { flowIds: [caller], ...words('No') });
  expect(answer).toMatchObject({ ok: false, error: { code: 'packageInvalid' } });
});

test('an outsider sees nothing of it: not listed, not by id, not by REST, not as a file; revoking makes one an outsider', async () => {
  const { caller } = await aFamily('Quiet');
  const { id } = await publish({ flowIds: [caller], ...words('Quiet template') });
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  const unreachable = async (caller: TestCaller) => {
    expect((await caller.query('templates.list')).text).not.toContain(id);
    expect(await (await caller.rest('GET', '/templates')).text()).not.toContain(id);
    const answers = [
      await caller.query('templates.get', { id }),
      await caller.query('templates.versions', { id }),
      await caller.query('templates.sharing', { id }),
      await caller.mutate('templates.copy', { id }),
      await caller.query('templates.planCopy', { id }),
      await caller.mutate('templates.compareItem', { id, kind: 'flow', key: 'main' }),
      await caller.mutate('templates.export', { id }),
      await caller.mutate('templates.remove', { id }),
      await caller.mutate('templates.share', { id, audience: 'outsider' }),
      await caller.mutate('templates.createFlow', {
        templateId: id,
        name: 'x',
        connections: {},
        parameters: {},
      }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
    for (const path of ['', '/versions', '/sharing', '/export']) {
      const response = await caller.rest('GET', `/templates/${id}${path}`);
      expect([response.status, await response.text()]).toEqual([404, expect.not.stringContaining('Quiet')]);
    }
    expect((await caller.rest('POST', `/templates/${id}/copy`)).status).toBe(404);
    expect((await caller.rest('PUT', `/templates/${id}/sharing/outsider`)).status).toBe(404);
  };
  await unreachable(outsider);
  expect((await outsider.query('templates.list')).text).not.toContain('Quiet');
  const copy = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }));
  // Whom it is shared with, and who else copied, is the publisher's business.
  expect(await customer.query('templates.sharing', { id })).toMatchObject({ ok: false });
  expectData(await partner.mutate('templates.revoke', { id, audience: 'customer' }));
  await unreachable(customer);
  expect((await customer.query('templates.get', { id: copy.id })).ok).toBe(true);
});

test('shared with all, everybody sees it; a code nobody has is taken like any other', async () => {
  const { caller } = await aFamily('Open');
  const { id } = await publish({ flowIds: [caller], ...words('Open template') });
  expect(await partner.mutate('templates.share', { id, audience: 'nobody-has-this' })).toMatchObject({
    ok: true,
  });
  expect(await partner.mutate('templates.share', { id, audience: 'Not a code!' })).toMatchObject({
    ok: false,
    error: { code: 'invalidInput' },
  });
  expect((await seenBy(outsider, 'shared')).map((each) => each.id)).not.toContain(id);
  expectData(await partner.mutate('templates.share', { id, audience: '*' }));
  expect((await seenBy(outsider, 'shared')).map((each) => each.id)).toContain(id);
  expect(await outsider.mutate('templates.revoke', { id, audience: '*' })).toMatchObject({
    error: { code: 'notFound' },
  });
});

test('REST publishes, shares, exports and imports a package; the file arrives as it was sent', async () => {
  const { caller } = await aFamily('By REST');
  const published = await partner.rest('POST', '/templates', { flowIds: [caller], ...words('By REST') });
  expect(published.status).toBe(201);
  const { id } = (await published.json()) as CopyOutcome;
  const file = (await (await partner.rest('GET', `/templates/${id}/export`)).json()) as PackageFileView;
  const preview = (await (
    await outsider.rest('POST', '/templates/import-preview', { file })
  ).json()) as PackageFilePreview;
  expect(preview).toMatchObject({ becomes: 'created', unknownConnectors: [], newerConnectors: [] });
  expect(preview.flows.map(({ names }) => names.en)).toEqual(['By REST', 'By REST part']);
  const imported = await outsider.rest('POST', '/templates/import', { file });
  expect(imported.status).toBe(201);
  const copy = (await imported.json()) as CopyOutcome;
  const exported = (await (
    await outsider.rest('GET', `/templates/${copy.id}/export`)
  ).json()) as PackageFileView;
  expect(exported.hash).toBe(file.hash);
  const [mine] = await seenBy(outsider, 'mine');
  expect(exported.origin).toEqual({ templateKey: mine?.key, version: 1 });
  expect(await (await outsider.rest('POST', '/templates/import', { file })).json()).toMatchObject({
    id: copy.id,
    did: 'same',
  });
});

test('a hostile file is refused with its place, in preview and import, and leaves nothing behind', async () => {
  const before = await seenBy(outsider, 'mine');
  const file = packageFile();
  const wrong: [unknown, string][] = [
    [{ ...file, hash: '0'.repeat(64) }, 'hashWrong'],
    [packageFile(aFlow().manual().callFlow('call', 'main', {}).build()), 'callsInCircle'],
    [JSON.parse(JSON.stringify(file).replace('"flows"', '"__proto__"')), 'hostileKey'],
  ];
  for (const [bad, code] of wrong) {
    for (const procedure of ['templates.previewFile', 'templates.importFile']) {
      const answer = await outsider.mutate(procedure, { file: bad });
      expect(answer).toMatchObject({ ok: false, error: { code: 'packageInvalid' } });
      if (!answer.ok) expect(answer.error.details).toMatchObject({ problems: [{ code }] });
    }
    expect((await outsider.rest('POST', '/templates/import', { file: bad })).status).toBe(422);
  }
  expect(await seenBy(outsider, 'mine')).toEqual(before);
});

test('a template that is removed is gone for those it was shared with; copies stay', async () => {
  const { caller } = await aFamily('Gone');
  const { id } = await publish({ flowIds: [caller], ...words('Gone soon') });
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  const copy = expectData(await customer.mutate<CopyOutcome>('templates.copy', { id }));
  expectData(await partner.mutate('templates.remove', { id }));
  expect(await customer.query('templates.get', { id })).toMatchObject({ error: { code: 'notFound' } });
  expect((await customer.query('templates.get', { id: copy.id })).ok).toBe(true);
});
