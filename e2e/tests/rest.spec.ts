/** REST v1 as scripts of customers use it; the shapes are those of the OpenAPI document. */
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';

const hello = (text: string) =>
  aFlow()
    .http()
    .buildJson('greeting', { text, name: '{{ trigger.body.name }}' })
    .respond({ body: '{{ steps.greeting }}' })
    .build();

const counting = () =>
  aFlow()
    .manual()
    .forEach('each', '{{ trigger.body.numbers }}', (item) =>
      item.buildJson('double', '{{ loops.each.item * 2 }}'),
    )
    .build();

test('a flow is created, changed, checked, published, enabled, called from outside and switched off', async ({
  rest,
}) => {
  const created = await rest.call('POST', '/flows', { name: 'Hello by REST', document: hello('v1') });
  expect(created.status).toBe(201);
  const { id, hookUrl } = created.body as { id: string; hookUrl: string };

  const changed = await rest.call('PUT', `/flows/${id}/draft`, { document: hello('v2'), revision: 1 });
  expect(changed).toMatchObject({ status: 200, body: { revision: 2 } });
  expect(await rest.call('POST', `/flows/${id}/validate`)).toMatchObject({
    status: 200,
    body: { problems: [] },
  });
  expect(await rest.call('POST', `/flows/${id}/publish`)).toMatchObject({
    status: 200,
    body: { version: 1 },
  });
  expect(await rest.call('POST', `/flows/${id}/enable`)).toMatchObject({
    status: 200,
    body: { enabled: true },
  });
  expect(await rest.call('GET', `/flows/${id}`)).toMatchObject({
    status: 200,
    body: { id, name: 'Hello by REST', enabled: true, publishedVersion: 1, revision: 2, hookUrl },
  });

  const answer = await callHook(hookUrl, { name: '张涛' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ text: 'v2', name: '张涛' });
  await expect.poll(async () => (await rest.runsOf(id)).map((run) => run.state)).toEqual(['succeeded']);

  expect(await rest.call('POST', `/flows/${id}/disable`)).toMatchObject({
    status: 200,
    body: { enabled: false },
  });
  await expect.poll(async () => (await callHook(hookUrl, {})).ok).toBe(false);
});

test('a draft that somebody else changed meanwhile is not overwritten', async ({ rest }) => {
  const id = await rest.createFlow('Changed twice', hello('a'));
  await rest.expectOk('PUT', `/flows/${id}/draft`, { document: hello('b'), revision: 1 });
  const late = await rest.call('PUT', `/flows/${id}/draft`, { document: hello('c'), revision: 1 });
  expect(late).toMatchObject({ status: 409, body: { code: 'revisionConflict', status: 409 } });
  expect(late.contentType).toContain('application/problem+json');
});

test('a run is started, waited for, read step by step with its data, filtered and retried', async ({
  rest,
}) => {
  const id = await rest.createFlow('Counts by REST', counting());
  const run = await rest.run(id, { input: { numbers: [1, 2, 3] } });
  expect(run).toMatchObject({ state: 'succeeded', attempt: 1, version: null });

  const steps = await rest.stepsOf(run.id);
  const doubles = steps.filter((step) => step.key === 'double');
  expect(doubles.map((step) => step.path)).toEqual(['each[0]/double', 'each[1]/double', 'each[2]/double']);
  expect(doubles.map((step) => step.output)).toEqual([2, 4, 6]);
  const one = await rest.expectOk<{ items: object[] }>(
    'GET',
    `/runs/${run.id}/steps?path=each%5B1%5D%2Fdouble`,
  );
  expect(one.items).toMatchObject([
    { path: 'each[1]/double', kind: 'buildJson', state: 'succeeded', output: 4 },
  ]);

  const failed = await rest.run(id, { input: { numbers: 'no list' } });
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'itemsNotAList', stepId: 's1' } });
  const list = await rest.expectOk<{ items: { id: string }[] }>('GET', `/runs?flowId=${id}&state=failed`);
  expect(list.items.map((each) => each.id)).toEqual([failed.id]);

  expect(await rest.call('POST', `/runs/${failed.id}/retry`, { from: 'trigger' })).toMatchObject({
    status: 202,
    body: { runId: failed.id, attempt: 2 },
  });
  await expect
    .poll(async () => (await rest.call('GET', `/runs/${failed.id}`)).body)
    .toMatchObject({ state: 'failed', attempt: 2 });
});

test('lists come in pages', async ({ rest }) => {
  const id = await rest.createFlow('Runs in pages', aFlow().manual().buildJson('one', 1).build());
  for (let count = 0; count < 3; count++) await rest.run(id);
  type Page = { items: { id: string }[]; nextCursor: string | null };
  const first = await rest.expectOk<Page>('GET', `/runs?flowId=${id}&limit=2`);
  expect(first.items).toHaveLength(2);
  const cursor = encodeURIComponent(first.nextCursor ?? '');
  const second = await rest.expectOk<Page>('GET', `/runs?flowId=${id}&limit=2&cursor=${cursor}`);
  expect(second).toMatchObject({ items: [{}], nextCursor: null });
  expect(new Set([...first.items, ...second.items].map((run) => run.id)).size).toBe(3);
});

test('a connection’s secrets go in and never come out', async ({ rest }) => {
  const secret = 'flowbridge-sap';
  const variables = {
    serviceUrl: `${productUrl()}/sandbox/sap-b1/b1s/v1`,
    companyDb: 'SBODEMOCN',
    userName: 'manager',
  };
  const created = await rest.call('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: 'SAP by REST',
    variables,
    secrets: { password: secret },
  });
  expect(created.status).toBe(201);
  const { id } = created.body as { id: string };
  const read = await rest.call('GET', `/connections/${id}`);
  expect(read).toMatchObject({ status: 200, body: { variables, secretsSet: ['password'] } });
  expect(JSON.stringify(read.body)).not.toContain(secret);
  expect(await rest.call('POST', `/connections/${id}/test`)).toMatchObject({
    status: 200,
    body: { ok: true },
  });

  await rest.expectOk('PUT', `/connections/${id}`, { secrets: { password: 'wrong' } });
  expect(await rest.call('POST', `/connections/${id}/test`)).toMatchObject({
    body: { ok: false, code: 'connector.loginRefused' },
  });
  expect(await rest.call('DELETE', `/connections/${id}`)).toMatchObject({ status: 204 });
  expect(await rest.call('GET', `/connections/${id}`)).toMatchObject({ status: 404 });
});

test('a refused call says what, where and what next as problem JSON', async ({ rest }) => {
  const bad = await rest.call('POST', '/flows', { name: '', document: hello('x') });
  expect(bad).toMatchObject({
    status: 422,
    body: {
      type: 'about:blank',
      status: 422,
      code: 'invalidInput',
      path: 'name',
      detail: expect.any(String),
    },
  });
  expect(bad.contentType).toContain('application/problem+json');
  expect(await rest.call('POST', '/flows', { name: 'x', document: { schemaVersion: 1 } })).toMatchObject({
    status: 422,
    body: { code: 'documentInvalid' },
  });
  const broken = await rest.createFlow(
    'Not publishable',
    aFlow().manual().buildJson('a', '{{ 1 + }}').build(),
  );
  expect(await rest.call('POST', `/flows/${broken}/publish`, {})).toMatchObject({
    status: 422,
    body: { code: 'flowHasProblems' },
  });
});

test('without a valid key nothing is told', async () => {
  for (const key of ['', 'fb_wrong_key']) {
    const answer = await restOf(productUrl(), { key }).call('GET', '/flows');
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  }
});

test('what belongs to another tenant is not found, by whatever call', async ({ rest }) => {
  const flowId = await rest.createFlow('Bluewater’s own', counting());
  const run = await rest.run(flowId, { input: { numbers: [1] } });
  const connection = await rest.connectionOf('sap-b1');
  const other = restOf(productUrl(), { tenant: 'harbor' });
  const calls: [string, string, unknown?][] = [
    ['GET', `/flows/${flowId}`],
    ['PUT', `/flows/${flowId}/draft`, { document: counting(), revision: 1 }],
    ['POST', `/flows/${flowId}/validate`],
    ['POST', `/flows/${flowId}/runs`, { version: 'draft' }],
    ['POST', `/flows/${flowId}/publish`, {}],
    ['GET', `/runs/${run.id}`],
    ['GET', `/runs/${run.id}/steps`],
    ['POST', `/runs/${run.id}/retry`, {}],
    ['POST', `/runs/${run.id}/cancel`],
    ['GET', `/connections/${connection}`],
    ['POST', `/connections/${connection}/test`],
    ['DELETE', `/connections/${connection}`],
  ];
  for (const [method, path, body] of calls) {
    expect({ path, ...(await other.call(method, path, body)) }).toMatchObject({
      path,
      status: 404,
      body: { code: 'notFound' },
    });
  }
  const foreign = await restOf(productUrl(), { tenant: 'northwind' }).call('GET', '/flows');
  expect(foreign.status).toBe(404);
});

test('the OpenAPI document and the JSON Schema of the flow document are served', async ({
  request,
  rest,
}) => {
  const openapi = await (await request.get('/api/v1/openapi.json')).json();
  expect(openapi.openapi).toMatch(/^3\.1/);
  expect(Object.keys(openapi.paths).join(' ')).toMatch(/\/flows\/\{id\}\/runs/);
  const schema = await (await request.get('/api/v1/schemas/flow.json')).json();
  expect(schema.type).toBe('object');
  expect(schema.required).toEqual(expect.arrayContaining(['schemaVersion', 'steps', 'lanes']));
  const alive = await request.get('/health');
  expect(alive.ok()).toBe(true);
  expect((await rest.call('GET', '/connectors')).status).toBe(200);
});

function callHook(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
