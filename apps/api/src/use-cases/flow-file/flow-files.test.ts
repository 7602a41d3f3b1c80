import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { FlowFile, FlowFilePreview, ImportedFlows } from '../../contract/flow-files.ts';
import type { FlowDetail } from '../../contract/flows.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, user, me } = await startTestApiAs('builder', 'exports');

const create = async (name: string, document: unknown, more = {}) =>
  expectData(await me.mutate<{ id: string }>('flows.create', { name, document, ...more })).id;
const get = async (id: string) => expectData(await me.query<FlowDetail>('flows.get', { id }));
const exported = async (ids: string[]) => expectData(await me.mutate<FlowFile>('flowFiles.export', { ids }));

const callee = () => aFlow().manual().buildJson('made', 'yes').build();
const SECRET = 'a-token-typed-by-hand';

test('flows come back from a file with folder, tags, connections and calls to each other; secrets stay behind', async () => {
  const { id: connection } = expectData(
    await me.mutate<{ id: string }>('connections.create', {
      connectorKey: 'sap-b1',
      name: 'ERP',
      variables: { serviceUrl: 'https://sap.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
      secrets: { password: 'the-connections-password' },
    }),
  );
  const called = await create('Called', callee(), { folder: 'Shared/Parts' });
  const caller = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts')
    .action('http', 'request', { url: 'https://a.test', headers: { Authorization: SECRET } })
    .callFlow('call', called, {})
    .build();
  const calling = await create('Calling', caller);
  expectData(await me.mutate('manyFlows.tag', { ids: [calling], add: ['demo'] }));
  expectData(
    await me.mutate('flows.setBindings', {
      id: calling,
      bindings: { connections: { 'sap-b1': connection }, parameters: {} },
    }),
  );
  const file = await exported([called, calling]);
  expect(JSON.stringify(file)).not.toContain(SECRET);
  expect(JSON.stringify(file)).not.toContain('the-connections-password');
  expect(file.flows[1]?.leftOut).toHaveLength(1);

  const { flows, newFolders } = expectData(await me.mutate<FlowFilePreview>('flowFiles.preview', { file }));
  expect(newFolders).toEqual([]);
  expect(flows.map(({ name, sameName }) => [name, sameName.map(({ id }) => id)])).toEqual([
    ['Called', [called]],
    ['Calling', [calling]],
  ]);
  const { results } = expectData(
    await me.mutate<ImportedFlows>('flowFiles.import', {
      file,
      choices: [
        { do: 'create', name: 'Called (2)' },
        { do: 'create', name: 'Calling (2)' },
      ],
    }),
  );
  expect(results.map((each) => [each.ok, each.name])).toEqual([
    [true, 'Called (2)'],
    [true, 'Calling (2)'],
  ]);
  const [first, second] = await Promise.all(results.map((each) => get('id' in each ? each.id : '')));
  expect(first?.folder).toBe('Shared/Parts');
  expect(second?.tags).toEqual(['demo']);
  expect(second?.bindings.connections).toEqual({ 'sap-b1': connection });
  const call = Object.values(second?.document.steps ?? {}).find((step) => step.kind === 'callFlow');
  expect(call?.config).toMatchObject({ flow: first?.id });
});

test('a name that is taken can be replaced, which changes the draft only, or skipped', async () => {
  const id = await create('Replaced', callee());
  expectData(await me.mutate('flows.publish', { id }));
  const file = { name: 'Replaced', document: aFlow().manual().buildJson('other', 'no').build() };
  const skip = { file, choices: [{ do: 'skip' }] };
  expect(expectData(await me.mutate<ImportedFlows>('flowFiles.import', skip)).results).toEqual([
    { ok: true, did: 'skipped', name: 'Replaced' },
  ]);
  const replace = { file, choices: [{ do: 'replace', id }] };
  expect(expectData(await me.mutate<ImportedFlows>('flowFiles.import', replace)).results).toEqual([
    { ok: true, did: 'replaced', id, name: 'Replaced' },
  ]);
  const flow = await get(id);
  expect([flow.revision, flow.publishedVersion, flow.draftPublished]).toEqual([2, 1, false]);
  expect(flow.document).toEqual(file.document);
});

test('a file that is wrong is refused with every place named, and brings nothing in', async () => {
  const broken = structuredClone(callee());
  Object.assign(Object.values(broken.steps)[0] ?? {}, { surprise: 1 });
  const wrong: [unknown, string][] = [
    ['text', ''],
    [{ format: 'other' }, 'format'],
    [{ format: 'flowbridge.flows', formatVersion: 2, flows: [] }, 'formatVersion'],
    [{ format: 'flowbridge.flows', formatVersion: 1, flows: [{ document: callee() }] }, 'flows › 1 › name'],
    [
      {
        format: 'flowbridge.flows',
        formatVersion: 1,
        flows: [
          { name: 'Good', document: callee() },
          { name: 'Bad', document: broken },
        ],
      },
      'flows › 2 “Bad” › steps › made › surprise',
    ],
  ];
  for (const [file, path] of wrong) {
    for (const procedure of ['flowFiles.preview', 'flowFiles.import']) {
      const answer = await me.mutate(procedure, { file });
      expect(answer).toMatchObject({ ok: false, error: { code: 'flowFileInvalid' } });
      if (!answer.ok) {
        const { problems } = answer.error.details as { problems: { path: string }[] };
        expect(problems.map((each) => each.path)).toContain(path);
      }
    }
  }
  const { items } = expectData(await me.query<{ items: unknown[] }>('flows.list', { search: 'Good' }));
  expect(items).toEqual([]);
});

test('REST exports and imports the same file into another tenant', async () => {
  const id = await create('Travels', callee(), { folder: 'Outbound' });
  const file = await (await me.rest('POST', '/flows/export', { ids: [id] })).json();
  const target = await api.tenant('imports');
  const there = api.as(await api.user({ [target.id]: 'builder' }), target);
  const preview = await (await there.rest('POST', '/flows/import-preview', { file })).json();
  expect(preview).toMatchObject({ newFolders: ['Outbound'], flows: [{ name: 'Travels', sameName: [] }] });
  const answer = await (await there.rest('POST', '/flows/import', { file })).json();
  expect(answer).toMatchObject({ results: [{ ok: true, did: 'created', name: 'Travels' }] });
  const listed = await (await there.rest('GET', '/flows?folder=Outbound')).json();
  expect(listed).toMatchObject({
    items: [{ name: 'Travels', folder: 'Outbound', triggerKinds: ['manual'] }],
  });
  const stranger = api.as(user, target);
  expect((await stranger.rest('GET', '/folders')).status).toBe(404);
});
