/** An abandoned wizard: what it has made is told apart, gone on with, or cleared away; and nobody else sees it. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { Family } from '../../contract/families.ts';
import type { FlowFacets } from '../../contract/folders.ts';
import type { Page } from '../../contract/paging.ts';
import type { SetupDetail, SetupItem, SetupRemains } from '../../contract/setups.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, me, tenant } = await startTestApiAs('builder', 'home');
const elsewhere = await api.tenant('elsewhere');
const outsider = api.as(await api.user({ [elsewhere.id]: 'owner' }), elsewhere);
const operator = api.as(await api.user({ [tenant.id]: 'operator' }), tenant);

const connection = async (name: string) =>
  expectData(
    await me.mutate<{ id: string }>('connections.create', {
      connectorKey: 'sap-b1',
      name,
      variables: { serviceUrl: 'https://sap.example.test', companyDb: 'A', userName: 'b' },
      secrets: { password: 'c' },
    }),
  ).id;

/** Two flows, one calling the other; the called one stages into a dataset. */
const called = expectData(
  await me.mutate<{ id: string }>('flows.create', {
    name: 'Called',
    document: aFlow()
      .manual()
      .action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' })
      .datasetStage('stage', {
        dataset: 'abandoned',
        records: '{{ steps.listDrafts.body.value }}',
        key: '{{ loops.row.item.DocEntry }}',
      })
      .build(),
  }),
).id;
const caller = expectData(
  await me.mutate<{ id: string }>('flows.create', {
    name: 'Caller',
    document: aFlow()
      .manual()
      .parameter('region', 'text', { label: 'Region' })
      .callFlow('x', called, {})
      .build(),
  }),
).id;
for (const id of [called, caller]) {
  const bindings = { connections: { 'sap-b1': await connection(`For ${id}`) }, parameters: {} };
  expectData(await me.mutate('flows.setBindings', { id, bindings }));
  expectData(await me.mutate('flows.publish', { id }));
}
const names = { en: 'Two flows', zh: '两个流' };
const templateId = expectData(
  await me.mutate<{ id: string }>('templates.publish', {
    flowIds: [caller, called],
    names,
    descriptions: { en: '', zh: '' },
  }),
).id;
for (const id of [caller, called]) expectData(await me.mutate('flows.remove', { id }));

const choices = { connections: {}, different: {}, parameters: { region: 'north' } };
const begin = async (connectionId?: string) =>
  expectData(
    await me.mutate<{ id: string }>('setups.begin', {
      templateId,
      version: 1,
      name: names.en,
      step: 'parameters',
      choices,
      ...(connectionId === undefined ? {} : { connectionId }),
    }),
  ).id;
const make = (setupId: string, connectionId: string) =>
  me.mutate<{ flows: { key: string; id: string }[] }>('templates.createFlow', {
    templateId,
    name: names.en,
    connections: { 'sap-b1': connectionId },
    parameters: { region: 'north' },
    setupId,
  });
const setups = async () => expectData(await me.query<SetupItem[]>('setups.list', undefined));
const setupOf = async (id: string) => expectData(await me.query<SetupDetail>('setups.get', { id }));
const remainsOf = async (id: string) => expectData(await me.query<SetupRemains>('setups.remains', { id }));
const listed = async () =>
  expectData(await me.query<Page<{ id: string }>>('flows.list', {})).items.map(({ id }) => id);

test('before any flow is made a setup keeps where it stands, what was chosen and the connections made on the way', async () => {
  const first = await connection('Made first');
  const second = await connection('Made second');
  const id = await begin(first);
  for (const connectionId of [second, first])
    expectData(await me.mutate('setups.keep', { id, connectionId }));
  const changed = { ...choices, connections: { 'sap-b1': second } };
  expectData(await me.mutate('setups.keep', { id, step: 'connections', choices: changed }));
  expect(await setupOf(id)).toMatchObject({
    step: 'connections',
    choices: changed,
    rootFlowId: null,
    flows: [],
  });
  expect((await remainsOf(id)).connections.map(({ name }) => name)).toEqual(['Made first', 'Made second']);
  expectData(await me.mutate('setups.discard', { id, connectionIds: [first], datasets: [] }));
  const left = expectData(await me.query<{ id: string }[]>('connections.list', { connectorKey: 'sap-b1' }));
  expect(left.map((each) => each.id)).toContain(second);
  expect(left.map((each) => each.id)).not.toContain(first);
});

test('the flows of an unfinished setup are listed with it and nowhere else, until they are published', async () => {
  const before = await listed();
  const id = await begin();
  const { flows } = expectData(await make(id, await connection('For the finished one')));
  const root = flows[0]?.id ?? '';
  expect(await listed()).toEqual(before);
  const facets = expectData(await me.query<FlowFacets>('flows.facets', undefined));
  expect(facets.total).toBe(before.length);
  expect((await setups())[0]).toMatchObject({ id, rootFlowId: root, step: 'mapping' });
  expect((await setups())[0]?.flows.map((each) => each.id).sort()).toEqual(
    flows.map((each) => each.id).sort(),
  );
  expect((await setupOf(id)).choices).toBeNull();
  const family = expectData(await me.query<Family>('families.get', { id: root }));
  expect(family.setupId).toBe(id);
  expectData(await me.mutate('setups.keep', { id, step: 'publish', choices }));
  expect(await setupOf(id)).toMatchObject({ step: 'publish', choices: null });

  expectData(await me.mutate('families.publish', { id: root }));
  expect((await setups()).map((each) => each.id)).not.toContain(id);
  expect(await listed()).toEqual(expect.arrayContaining(flows.map((each) => each.id)));
  expect(expectData(await me.query<Family>('families.get', { id: root })).setupId).toBeNull();
});

test('a setup makes its flows once', async () => {
  const id = await begin();
  const sap = await connection('For the one made twice');
  const [first, second] = await Promise.all([make(id, sap), make(id, sap)]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect(await make(id, sap)).toMatchObject({ ok: false, error: { code: 'setupOver' } });
  expect((await setupOf(id)).flows).toHaveLength(2);
});

test('discarding removes the flows; what others use stays, and is refused with their names', async () => {
  const sap = await connection('Used elsewhere too');
  const id = await begin(sap);
  const { flows } = expectData(await make(id, sap));
  await api.db.pool.query(
    `INSERT INTO dataset (tenant_id, id, name, pending) VALUES ($1, 'abandoned', 'abandoned', 1)`,
    [tenant.id],
  );
  expect(await remainsOf(id)).toMatchObject({
    connections: [{ id: sap, usedBy: [] }],
    datasets: [
      {
        name: 'abandoned',
        records: 1,
        usedBy: expect.arrayContaining([{ id: expect.any(String), name: 'Two flows · Called' }]),
      },
    ],
  });
  const other = expectData(
    await me.mutate<{ id: string }>('flows.create', {
      name: 'Uses it as well',
      document: aFlow().manual().action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' }).build(),
    }),
  ).id;
  const bindings = { connections: { 'sap-b1': sap }, parameters: {} };
  expectData(await me.mutate('flows.setBindings', { id: other, bindings }));
  expect(await me.mutate('setups.discard', { id, connectionIds: [sap], datasets: [] })).toMatchObject({
    ok: false,
    error: { code: 'stillUsed', details: { flows: [{ name: 'Uses it as well' }] } },
  });
  expect(await me.mutate('setups.discard', { id, connectionIds: [], datasets: ['abandoned'] })).toMatchObject(
    {
      ok: false,
      error: { code: 'stillUsed' },
    },
  );
  expect((await setupOf(id)).flows).toHaveLength(2);

  expectData(await me.mutate('setups.discard', { id, connectionIds: [], datasets: [] }));
  expect((await setups()).map((each) => each.id)).not.toContain(id);
  for (const flow of flows)
    expect(await me.query('flows.get', { id: flow.id })).toMatchObject({ error: { code: 'notFound' } });
  const left = expectData(await me.query<{ id: string }[]>('connections.list', { connectorKey: 'sap-b1' }));
  expect(left.map((each) => each.id)).toContain(sap);
});

test('a dataset that only discarded flows use goes with its records where that is wanted', async () => {
  // Whatever else stages into it is gone by now.
  const users = (await setups()).flatMap((each) => each.flows);
  const published = await listed();
  for (const id of [...users.map((each) => each.id), ...published]) await me.mutate('flows.remove', { id });
  const id = await begin();
  expectData(await make(id, await connection('For the dataset')));
  await api.db.pool.query(
    `INSERT INTO dataset_record (tenant_id, dataset_id, key, state, hash, source, fields, staged_at, next_try_at, staged_run_id)
     VALUES ($1, 'abandoned', 'K', 'pending', 'h', '{}', '{}', now(), now(), 'r')`,
    [tenant.id],
  );
  expect((await remainsOf(id)).datasets).toEqual([{ name: 'abandoned', records: 1, usedBy: [] }]);
  expectData(await me.mutate('setups.discard', { id, connectionIds: [], datasets: ['abandoned'] }));
  const { rows } = await api.db.pool.query('SELECT 1 FROM dataset_record WHERE tenant_id = $1', [tenant.id]);
  expect(rows).toEqual([]);
});

test('removing the last flow of a setup ends it', async () => {
  const id = await begin();
  const { flows } = expectData(await make(id, await connection('For the removed ones')));
  for (const flow of flows) expectData(await me.mutate('flows.remove', { id: flow.id }));
  expect((await setups()).map((each) => each.id)).not.toContain(id);
});

test('an operator sees that something is unfinished and changes nothing; an outsider sees nothing', async () => {
  const id = await begin();
  const forbidden = { ok: false, error: { code: 'forbidden' } };
  expect(
    expectData(await operator.query<SetupItem[]>('setups.list', undefined)).map((each) => each.id),
  ).toContain(id);
  expect(await operator.mutate('setups.keep', { id, step: 'publish' })).toMatchObject(forbidden);
  expect(await operator.mutate('setups.discard', { id, connectionIds: [], datasets: [] })).toMatchObject(
    forbidden,
  );
  const gone = { ok: false, error: { code: 'notFound' } };
  expect(expectData(await outsider.query('setups.list', undefined))).toEqual([]);
  expect(await outsider.query('setups.get', { id })).toMatchObject(gone);
  expect(await outsider.mutate('setups.discard', { id, connectionIds: [], datasets: [] })).toMatchObject(
    gone,
  );
  expect((await setupOf(id)).step).toBe('parameters');
});

test('a clone is unfinished until it is published; discarded, its flows go and the originals stay', async () => {
  const original = expectData(
    await me.mutate<{ id: string }>('flows.create', {
      name: 'To be cloned',
      document: aFlow().manual().buildJson('x', 1).build(),
    }),
  ).id;
  const clone = async (more: object) =>
    expectData(await me.mutate<{ id: string }>('families.clone', { id: original, suffix: ' (B)', ...more }))
      .id;
  const setupIn = async (id: string) =>
    expectData(await me.query<Family>('families.get', { id })).setupId ?? '';
  const unmarked = await clone({});
  expect(await setupIn(unmarked)).toBe('');
  expect(await listed()).toContain(unmarked);

  const left = await clone({ asSetup: true });
  const setupId = await setupIn(left);
  expect(await setupOf(setupId)).toMatchObject({
    templateId: null,
    templateVersion: null,
    name: 'To be cloned (B)',
    step: 'publish',
    rootFlowId: left,
    flows: [{ id: left }],
  });
  expect(await listed()).not.toContain(left);
  expect(await outsider.query('setups.get', { id: setupId })).toMatchObject({ error: { code: 'notFound' } });
  expectData(await me.mutate('setups.discard', { id: setupId, connectionIds: [], datasets: [] }));
  expect(await me.query('families.get', { id: left })).toMatchObject({ error: { code: 'notFound' } });
  expect(await listed()).toContain(original);

  const finished = await clone({ asSetup: true });
  const finishing = await setupIn(finished);
  expectData(await me.mutate('families.publish', { id: finished }));
  expect((await setups()).map(({ id }) => id)).not.toContain(finishing);
  expect(await listed()).toContain(finished);
});
