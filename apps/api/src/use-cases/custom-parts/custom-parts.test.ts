import { newConnectorDraft, newFunctionDraft } from '@flowbridge/connector-sdk/custom';
import { listAuditEvents, listPinnedParts, newId, recordTrial } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { startWorkers } from '@flowbridge/queue';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, tenant, me } = await startTestApiAs('builder', 'parts');

type Detail = { revision: number; version: number | null; problems: { field: string }[]; changed: boolean };

async function create(kind: 'connector' | 'function', key: string): Promise<string> {
  return expectData(await me.mutate<{ id: string }>('customParts.create', { kind, key, name: `Own ${key}` }))
    .id;
}
const get = async (id: string) => expectData(await me.query<Detail>('customParts.get', { id }));
const publish = async (id: string) =>
  me.mutate<{ version: number }>('customParts.publish', { id, revision: (await get(id)).revision });
const connectors = async (caller = me) =>
  expectData(
    await caller.query<{ key: string; version: string; actions: { key: string }[] }[]>('connectors.list'),
  );

test('a connector is offered once a version is published, and a connection of it keeps its secret', async () => {
  const id = await create('connector', 'x-parts');
  expect(await get(id)).toMatchObject({ version: null, problems: [], changed: true });
  expect((await connectors()).map(({ key }) => key)).not.toContain('x-parts');
  expect(await publish(id)).toMatchObject({ data: { version: 1 } });
  expect((await connectors()).find(({ key }) => key === 'x-parts')).toMatchObject({
    version: '1',
    actions: [{ key: 'getItem' }],
  });
  const { id: connectionId } = expectData(
    await me.mutate<{ id: string }>('connections.create', {
      connectorKey: 'x-parts',
      name: 'Parts',
      variables: { baseUrl: 'https://parts.example.test' },
      secrets: { token: 'parts-token' },
    }),
  );
  expect(await me.query('connections.get', { id: connectionId })).toMatchObject({
    data: { secretsSet: ['token'] },
  });
  expect(await me.mutate('customParts.remove', { id })).toMatchObject({
    error: { code: 'stillUsed', details: { connections: [{ name: 'Parts' }] } },
  });
});

test('a key cannot stand in for a built-in connector, nor be taken twice', async () => {
  for (const key of ['http', 'sap-b1', 'functions', 'x-', 'x-A', 'X-a']) {
    expect(await me.mutate('customParts.create', { kind: 'connector', key, name: 'Own' }), key).toMatchObject(
      { error: { code: 'invalidInput' } },
    );
  }
  await create('connector', 'x-twice');
  expect(
    await me.mutate('customParts.create', { kind: 'connector', key: 'x-twice', name: 'Own' }),
  ).toMatchObject({ error: { code: 'nameTaken', path: 'key' } });
});

test('a draft may be wrong, says where, and is not published', async () => {
  const id = await create('connector', 'x-wrong');
  const manifest = JSON.parse(newConnectorDraft('x-wrong', 'Wrong').manifest);
  const draft = { manifest: JSON.stringify({ ...manifest, key: 'http' }) };
  expect(await me.mutate('customParts.save', { id, revision: 1, draft })).toMatchObject({
    data: { revision: 2, problems: [{ field: 'manifest', path: ['key'] }] },
  });
  expect(await publish(id)).toMatchObject({ error: { code: 'partInvalid', path: 'manifest › key' } });
  expect(await me.mutate('customParts.save', { id, revision: 1, draft })).toMatchObject({
    error: { code: 'revisionConflict', details: { revision: 2 } },
  });
  expect(
    await me.mutate('customParts.save', { id, revision: 2, draft: newFunctionDraft('f') }),
  ).toMatchObject({
    error: { code: 'invalidInput', path: 'draft' },
  });
});

test('functions are actions of one connector, a published flow keeps the version it was published with', async () => {
  const id = await create('function', 'lineTotal');
  expectData(await publish(id));
  const functions = (await connectors()).find(({ key }) => key === 'functions');
  expect(functions?.actions.map(({ key }) => key)).toContain('lineTotal');
  const document = aFlow().manual().action('functions', 'lineTotal', { price: 1, quantity: 2 }).build();
  const flow = expectData(await me.mutate<{ id: string }>('flows.create', { name: 'Totals', document }));
  expect(await me.query('flows.validate', { id: flow.id })).toMatchObject({ data: [] });
  expectData(await me.mutate('flows.publish', { id: flow.id }));
  const draft = { ...newFunctionDraft('Line total'), description: 'Second' };
  expectData(await me.mutate('customParts.save', { id, revision: 1, draft }));
  expect(await get(id)).toMatchObject({ changed: true });
  expect(await publish(id)).toMatchObject({ data: { version: 2 } });
  const { rows } = await api.db.pool.query<{ id: string }>(
    'SELECT published_version_id AS id FROM flow WHERE id = $1',
    [flow.id],
  );
  expect(await listPinnedParts(api.db, { versionId: rows[0]?.id ?? '' })).toMatchObject([
    { kind: 'function', key: 'lineTotal', number: 1 },
  ]);
  expect(await me.query('customParts.get', { id })).toMatchObject({
    data: {
      changed: false,
      versions: [
        { number: 2, usedByFlows: 0 },
        { number: 1, usedByFlows: 1 },
      ],
    },
  });
  expect(await me.query('customParts.usages', { id })).toMatchObject({
    data: { flows: [{ flowName: 'Totals', inDraft: true, inPublished: true }] },
  });
  expect(await me.query('customParts.list')).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ key: 'lineTotal', version: 2, usedByFlows: 1 })]),
  });
  expect(await me.mutate('customParts.remove', { id })).toMatchObject({
    error: { code: 'stillUsed', details: { flows: [{ name: 'Totals' }] } },
  });
  expectData(await me.mutate('flows.remove', { id: flow.id }));
  expectData(await me.mutate('customParts.remove', { id }));
  const audit = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 100 });
  expect(audit.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['function.created', 'function.published', 'function.removed']),
  );
});

test('by REST a connector is made, written, published and removed', async () => {
  const post = (path: string, body: unknown) => me.rest('POST', `/custom-parts${path}`, { ...Object(body) });
  const made = await post('', { kind: 'connector', key: 'x-rest', name: 'By REST' });
  // The status on the next line says what came.
  const { id } = (await made.json()) as { id: string };
  expect(made.status).toBe(201);
  const draft = { manifest: '{' };
  const saved = await me.rest('PUT', `/custom-parts/${id}/draft`, { revision: 1, draft });
  expect([saved.status, await saved.json()]).toMatchObject([
    200,
    { revision: 2, problems: [{ field: 'manifest' }] },
  ]);
  expect((await post(`/${id}/publish`, { revision: 2 })).status).toBe(422);
  const right = newConnectorDraft('x-rest', 'By REST');
  expect((await me.rest('PUT', `/custom-parts/${id}/draft`, { revision: 2, draft: right })).status).toBe(200);
  const published = await post(`/${id}/publish`, { revision: 3, changelog: 'First' });
  expect([published.status, await published.json()]).toEqual([201, { version: 1 }]);
  const shown = await me.rest('GET', `/custom-parts/${id}`);
  expect(await shown.json()).toMatchObject({ changed: false, versions: [{ number: 1, changelog: 'First' }] });
  expect((await me.rest('DELETE', `/custom-parts/${id}`)).status).toBe(200);
  expect((await me.rest('GET', `/custom-parts/${id}`)).status).toBe(404);
});

test('a version is shown as it was written', async () => {
  const id = await create('function', 'shown');
  expectData(await publish(id));
  const draft = { ...newFunctionDraft('Own shown'), source: 'function main() { return { total: 1 } }' };
  expectData(await me.mutate('customParts.save', { id, revision: 1, draft }));
  expect(await me.query('customParts.version', { id, number: 1 })).toMatchObject({
    data: { number: 1, draft: newFunctionDraft('Own shown') },
  });
});

test('a runner runs the test cases of the saved draft, and its word is the answer', async () => {
  const idle = async () => {};
  const result = { name: '3 × 2.5', state: 'passed', output: { total: 7.5 }, log: [], ms: 3 };
  const workers = await startWorkers({
    pool: api.db.pool,
    concurrency: 1,
    nodeId: newId(),
    onFailure: (error) => expect.unreachable(String(error)),
    handlers: {
      'run.execute': idle,
      'run.wake': idle,
      'poll.fire': idle,
      'run.bulk': idle,
      'connection.test': idle,
      'function.try': async ({ tenantId, partId, requestId }) => {
        const at = '2026-01-01T00:00:00.000Z';
        // What another person asked of the same function is told first, and is nobody's answer here.
        const theirs = { requestId: newId(), at, results: [] };
        await recordTrial(api.db, { tenantId, partId, trial: theirs });
        await recordTrial(api.db, { tenantId, partId, trial: { requestId, at, results: [result] } });
      },
    },
  });
  try {
    const id = await create('function', 'tried');
    expect(await me.mutate('customParts.tryCases', { id })).toMatchObject({ data: { results: [result] } });
    const broken = { ...newFunctionDraft('Tried'), output: '{' };
    expectData(await me.mutate('customParts.save', { id, revision: 1, draft: broken }));
    expect(await me.mutate('customParts.tryCases', { id })).toMatchObject({ error: { code: 'partInvalid' } });
  } finally {
    await workers.stop();
  }
});

test('who watches the catalog is told of each version that is made or removed, and only of the own tenant’s', async () => {
  const id = await create('function', 'watched');
  const stop = new AbortController();
  const { body } = await me.subscribe('connectors.watch', undefined, stop.signal);
  const news = revisionsIn(body);
  const other = await api.tenant('watching-outsider');
  const outsider = api.as(await api.user({ [other.id]: 'owner' }), other);
  const before = await news();
  const theirs = expectData(
    await outsider.mutate<{ id: string }>('customParts.create', {
      kind: 'function',
      key: 'theirs',
      name: 'Theirs',
    }),
  );
  expectData(await outsider.mutate('customParts.publish', { id: theirs.id, revision: 1 }));
  expectData(await publish(id));
  const published = await news();
  expectData(await me.mutate('customParts.remove', { id }));
  // What the outsider did gave no word of its own: with the removal all is as it was before.
  expect([published === before, await news()]).toEqual([false, before]);
  stop.abort();
});

/** The next revision an event stream tells, each time it is called. */
function revisionsIn(body: Response['body']): () => Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      const found = /"revision":"([0-9a-f]+)"/.exec(text);
      if (found?.[1] !== undefined) {
        text = text.slice(found.index + found[0].length);
        return found[1];
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error(`The stream ended: ${text}`);
      text += chunk.value;
    }
  };
}

test('another tenant neither sees nor uses them', async () => {
  const id = await create('function', 'secretSauce');
  expectData(await publish(id));
  const other = await api.tenant('parts-outsider');
  const outsider = api.as(await api.user({ [other.id]: 'owner' }), other);
  expect((await connectors(outsider)).map(({ key }) => key)).not.toContain('functions');
  expect(await outsider.query('customParts.list')).toMatchObject({ data: [] });
  expect(await outsider.query('customParts.get', { id })).toMatchObject({ error: { code: 'notFound' } });
  const document = aFlow().manual().action('functions', 'secretSauce', { price: 1, quantity: 2 }).build();
  const flow = expectData(await outsider.mutate<{ id: string }>('flows.create', { name: 'Theft', document }));
  expect(await outsider.mutate('flows.publish', { id: flow.id })).toMatchObject({
    error: { code: 'flowHasProblems' },
  });
  expect(
    await outsider.mutate('connections.create', {
      connectorKey: 'x-parts',
      name: 'Theft',
      variables: { baseUrl: 'https://parts.example.test' },
      secrets: { token: 'parts-token' },
    }),
  ).toMatchObject({ error: { code: 'unknownConnector' } });
});
