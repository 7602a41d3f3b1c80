/** A flow with what it calls, configured, published and cloned as one; and an outsider who sees none of it. */
import { aFlow } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import type { ClonedFamily, Family, FamilyProblems, PublishedFamily } from '../../contract/families.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, me } = await startTestApiAs('owner', 'home');
const elsewhere = await api.tenant('elsewhere');
const outsider = api.as(await api.user({ [elsewhere.id]: 'owner' }), elsewhere);

const create = async (name: string, document: unknown) =>
  expectData(await me.mutate<{ id: string }>('flows.create', { name, document })).id;
const connection = async (name: string, connectorKey = 'sap-b1') => {
  const settings =
    connectorKey === 'sap-b1'
      ? {
          variables: { serviceUrl: 'https://sap.example.test', companyDb: 'A', userName: 'b' },
          secrets: { password: 'c' },
        }
      : { variables: { appKey: 'a' }, secrets: { appSecret: 'b' } };
  return expectData(
    await me.mutate<{ id: string }>('connections.create', { connectorKey, name, ...settings }),
  ).id;
};
const familyOf = async (id: string) => expectData(await me.query<Family>('families.get', { id }));
const bindingsOf = async (id: string) =>
  (await familyOf(id)).flows.map(({ name, bindings }) => [name, bindings] as const);

/** Root → middle → leaf; root calls leaf as well. Root and leaf ask SAP; root and middle share a parameter. */
async function aFamily(name: string) {
  const leaf = await create(
    `${name} leaf`,
    aFlow().manual().action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' }).build(),
  );
  const middle = await create(
    `${name} middle`,
    aFlow()
      .manual()
      .parameter('region', 'text', { label: 'Region', default: 'east' })
      .buildJson('at', '{{ params.region }}')
      .callFlow('leaf', leaf, {})
      .build(),
  );
  const root = await create(
    name,
    aFlow()
      .manual()
      .parameter('region', 'text', { label: 'Region', required: true })
      .parameter('pages', 'integer', { label: 'Pages', default: 20 })
      .buildJson('asked', '{{ params.region & params.pages }}')
      .action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' }, { key: 'ask' })
      .callFlow('middle', middle, {})
      .callFlow('leaf', leaf, {})
      .build(),
  );
  return { root, middle, leaf };
}
const bound = (sap: string, region = 'west') => ({
  connections: { 'sap-b1': sap },
  parameters: { region },
});
const configureAll = (family: Awaited<ReturnType<typeof aFamily>>, sap: string) =>
  me.mutate('families.configure', {
    id: family.root,
    flows: [
      { id: family.root, bindings: bound(sap) },
      { id: family.leaf, bindings: { connections: { 'sap-b1': sap }, parameters: {} } },
    ],
  });

test('a family is the flow and everything it calls, once each; calls that lead nowhere are named', async () => {
  const { root, middle, leaf } = await aFamily('Gathered');
  const { flows, missing } = await familyOf(root);
  expect(flows.map(({ id, calls }) => [id, calls])).toEqual([
    [root, [middle, leaf]],
    [middle, [leaf]],
    [leaf, []],
  ]);
  expect(missing).toEqual([]);
  expectData(await me.mutate('flows.remove', { id: leaf }));
  const gone = await familyOf(root);
  expect(gone.flows.map(({ id }) => id)).toEqual([root, middle]);
  expect(gone.missing.map(({ flowId }) => flowId)).toEqual([root, middle]);
});

describe('configuring', () => {
  test('changes all flows or none: one wrong value, and the others keep theirs', async () => {
    const family = await aFamily('All or none');
    const sap = await connection('All or none SAP');
    const before = await bindingsOf(family.root);
    const answer = await me.mutate('families.configure', {
      id: family.root,
      flows: [
        { id: family.leaf, name: 'changed', bindings: { connections: { 'sap-b1': sap }, parameters: {} } },
        { id: family.root, bindings: { connections: {}, parameters: { region: 7 } } },
      ],
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'invalidInput', path: 'All or none › parameters › region' },
    });
    expect(await bindingsOf(family.root)).toEqual(before);
    expectData(await configureAll(family, sap));
    expect((await bindingsOf(family.root))[0]?.[1]).toEqual(bound(sap));
  });

  test('is refused as a whole when a colleague has changed what was seen', async () => {
    const family = await aFamily('Seen');
    const sap = await connection('Seen SAP');
    const seen = { connections: {}, parameters: {} };
    expectData(
      await me.mutate('flows.setBindings', {
        id: family.leaf,
        bindings: { connections: { 'sap-b1': sap }, parameters: {} },
      }),
    );
    const answer = await me.mutate('families.configure', {
      id: family.root,
      flows: [
        { id: family.root, seen, bindings: bound(sap) },
        { id: family.leaf, seen, bindings: { connections: {}, parameters: {} } },
      ],
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'bindingsChanged', details: { flowName: 'Seen leaf' } },
    });
    const after = await bindingsOf(family.root);
    expect(after.map(([, { connections }]) => connections)).toEqual([{}, {}, { 'sap-b1': sap }]);
  });

  test('a connection to another system, and a flow that is none of the family, are refused with the place', async () => {
    const family = await aFamily('Wrong');
    const stranger = await create('Wrong stranger', aFlow().manual().buildJson('a', 1).build());
    const dingtalk = await connection('Wrong DingTalk', 'dingtalk');
    expect(
      await me.mutate('families.configure', {
        id: family.root,
        flows: [{ id: family.leaf, bindings: { connections: { 'sap-b1': dingtalk }, parameters: {} } }],
      }),
    ).toMatchObject({ error: { code: 'invalidInput', path: 'Wrong leaf › connections › sap-b1' } });
    expect(
      await me.mutate('families.configure', {
        id: family.root,
        flows: [{ id: stranger, name: 'taken in' }],
      }),
    ).toMatchObject({ error: { code: 'notFound' } });
  });
});

describe('publishing', () => {
  test('names flow, step and problem, and publishes nothing', async () => {
    const family = await aFamily('Refused');
    const sap = await connection('Refused SAP');
    expectData(
      await me.mutate('families.configure', {
        id: family.root,
        flows: [{ id: family.root, bindings: bound(sap) }],
      }),
    );
    const answer = await me.mutate('families.publish', { id: family.root });
    expect(answer).toMatchObject({ ok: false, error: { code: 'familyHasProblems' } });
    // What a refusal brings along is typed by its code only.
    const { flows } = (answer as unknown as { error: { details: FamilyProblems } }).error.details;
    expect(flows).toMatchObject([
      {
        id: family.leaf,
        name: 'Refused leaf',
        problems: [{ code: 'connectionMissing', stepId: expect.any(String) }],
      },
    ]);
    expect((await familyOf(family.root)).flows.map(({ publishedVersion }) => publishedVersion)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('goes from the called flows to their callers; what stands already is only switched on', async () => {
    const family = await aFamily('Published');
    expectData(await configureAll(family, await connection('Published SAP')));
    const first = expectData(await me.mutate<PublishedFamily>('families.publish', { id: family.root }));
    expect(first.flows).toMatchObject([
      { id: family.leaf, version: 1, did: 'published', enabled: true },
      { id: family.middle, version: 1, did: 'published', enabled: true },
      { id: family.root, version: 1, did: 'published', enabled: true },
    ]);
    const { rows } = await api.db.pool.query<{ kind: string; subject: string }>(
      `SELECT kind, subject_id AS subject FROM audit_event
       WHERE kind IN ('flow.published', 'flow.enabled') AND subject_id = ANY($1) ORDER BY id`,
      [[family.root, family.middle, family.leaf]],
    );
    expect(rows.filter(({ kind }) => kind === 'flow.enabled').map(({ subject }) => subject)).toEqual([
      family.leaf,
      family.middle,
      family.root,
    ]);
    expectData(
      await me.mutate('flows.applyCommands', {
        id: family.middle,
        revision: 1,
        clientId: 'tab',
        commands: [{ type: 'setNotes', notes: [{ id: 'n1', text: 'changed', x: 0, y: 0 }] }],
      }),
    );
    const again = expectData(await me.mutate<PublishedFamily>('families.publish', { id: family.root }));
    expect(again.flows.map(({ version, did }) => [version, did])).toEqual([
      [1, 'unchanged'],
      [2, 'published'],
      [1, 'unchanged'],
    ]);
  });

  test('a draft that a colleague has changed meanwhile stops all of it', async () => {
    const family = await aFamily('Moved on');
    expectData(await configureAll(family, await connection('Moved on SAP')));
    const answer = await me.mutate('families.publish', {
      id: family.root,
      revisions: { [family.root]: 1, [family.middle]: 9 },
    });
    expect(answer).toMatchObject({
      error: { code: 'revisionConflict', details: { flowName: 'Moved on middle' } },
    });
    expect((await familyOf(family.root)).flows.some(({ publishedVersion }) => publishedVersion)).toBe(false);
  });

  test('flows that call each other in a circle are ordered all the same', async () => {
    const one = await create('Circle one', aFlow().manual().buildJson('a', 1).build());
    const two = await create('Circle two', aFlow().manual().callFlow('one', one, {}).build());
    expectData(
      await me.mutate('flows.replaceDraft', {
        id: one,
        revision: 1,
        document: aFlow().manual().callFlow('two', two, {}).build(),
      }),
    );
    const { flows } = expectData(await me.mutate<PublishedFamily>('families.publish', { id: one }));
    expect(flows.map(({ id }) => id)).toEqual([two, one]);
  });
});

describe('cloning', () => {
  test('copies every flow with other connections and values; the clones call each other', async () => {
    const family = await aFamily('Original');
    const [here, there] = [await connection('Account set A'), await connection('Account set B')];
    expectData(await configureAll(family, here));
    const made = expectData(
      await me.mutate<ClonedFamily>('families.clone', {
        id: family.root,
        suffix: ' (B)',
        connections: { [here]: there },
        parameters: { region: 'north' },
      }),
    );
    const { flows } = await familyOf(made.id);
    expect(flows.map(({ name }) => name)).toEqual([
      'Original (B)',
      'Original middle (B)',
      'Original leaf (B)',
    ]);
    const [root, middle, leaf] = flows;
    expect(root?.calls).toEqual([middle?.id, leaf?.id]);
    expect(middle?.calls).toEqual([leaf?.id]);
    expect(flows.map(({ bindings }) => bindings)).toEqual([
      { connections: { 'sap-b1': there }, parameters: { region: 'north' } },
      { connections: {}, parameters: { region: 'north' } },
      { connections: { 'sap-b1': there }, parameters: {} },
    ]);
    expect(flows.some(({ enabled, publishedVersion }) => enabled || publishedVersion)).toBe(false);
    const originals = await bindingsOf(family.root);
    expect(originals[0]?.[1]).toEqual(bound(here));
  });

  test('keeps records apart where other datasets are named, and refuses a dataset nobody uses', async () => {
    const name = 'Staged';
    const document = aFlow()
      .manual()
      .datasetStage('stage', { dataset: 'orders', records: [{ no: 1 }], key: '{{ record.no }}' })
      .build();
    const { id } = expectData(await me.mutate<{ id: string }>('flows.create', { name, document }));
    const clone = (datasets: Record<string, string>) =>
      me.mutate<ClonedFamily>('families.clone', { id, suffix: ' (B)', datasets });
    expect(await clone({ unheardOf: 'b' })).toMatchObject({
      error: { code: 'invalidInput', path: 'datasets › unheardOf' },
    });
    expect(await clone({ orders: 'not a name' })).toMatchObject({ error: { code: 'invalidInput' } });
    const { flows } = await familyOf(expectData(await clone({ orders: 'orders_b' })).id);
    expect(JSON.stringify(flows[0]?.document)).toContain('"dataset":"orders_b"');
    expect(JSON.stringify((await familyOf(id)).flows[0]?.document)).toContain('"dataset":"orders"');
  });

  test('is refused as a whole for a map that leads to another system, or a value of the wrong kind', async () => {
    const family = await aFamily('Not cloned');
    const here = await connection('Not cloned SAP');
    expectData(await configureAll(family, here));
    const clone = (more: Record<string, unknown>) =>
      me.mutate('families.clone', { id: family.root, suffix: ' (B)', ...more });
    const unused = await connection('Not cloned, unused');
    expect(await clone({ connections: { [unused]: here } })).toMatchObject({
      error: { code: 'invalidInput', path: 'connections › Not cloned, unused' },
    });
    expect(await clone({ parameters: { pages: 'many' } })).toMatchObject({
      error: { code: 'invalidInput', path: 'Not cloned › parameters › pages' },
    });
    expect(await clone({ parameters: { unheardOf: 1 } })).toMatchObject({ error: { code: 'invalidInput' } });
    expect(await me.mutate('families.clone', { id: family.root })).toMatchObject({
      error: { code: 'invalidInput' },
    });
    const found = expectData(
      await me.query<{ items: unknown[] }>('flows.list', { search: 'Not cloned (B)' }),
    );
    expect(found.items).toEqual([]);
  });
});

test('an outsider sees no family and changes none', async () => {
  const { root } = await aFamily('Secret');
  const input = { id: root };
  const answers = [
    await outsider.query('families.get', input),
    await outsider.mutate('families.configure', { ...input, flows: [{ id: root, name: 'stolen' }] }),
    await outsider.mutate('families.publish', input),
    await outsider.mutate('families.clone', { ...input, suffix: ' stolen' }),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(answer.text).not.toContain('Secret');
  }
});
