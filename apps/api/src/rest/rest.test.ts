import { get } from 'node:http';
import { putApiKey } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { httpFlow, manualFlow } from '../testing/test-documents.ts';
import { hashKey } from '../use-cases/manage-credentials.ts';

const { api, tenant, user, me } = await startTestApiAs('owner', 'rest');

async function call(method: string, path: string, body?: unknown) {
  const response = await me.rest(method, path, body);
  const text = await response.text();
  return { status: response.status, text, body: text === '' ? undefined : JSON.parse(text), response };
}

test('a flow is created, replaced, checked, published, enabled and read', async () => {
  const created = await call('POST', '/flows', { name: 'Hello', document: httpFlow() });
  expect(created).toMatchObject({ status: 201, body: { revision: 1 } });
  const { id, hookUrl } = created.body;
  expect(hookUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/[A-Za-z0-9_-]{32}$/);
  const document = httpFlow();
  expect(await call('PUT', `/flows/${id}/draft`, { document, revision: 1 })).toMatchObject({
    status: 200,
    body: { revision: 2 },
  });
  const conflict = await call('PUT', `/flows/${id}/draft`, { document, revision: 1 });
  expect(conflict).toMatchObject({ status: 409, body: { code: 'revisionConflict', status: 409 } });
  expect(await call('POST', `/flows/${id}/validate`)).toMatchObject({ status: 200, body: { problems: [] } });
  expect(await call('POST', `/flows/${id}/publish`)).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await call('POST', `/flows/${id}/enable`)).toMatchObject({ status: 200, body: { enabled: true } });
  expect(await call('GET', `/flows/${id}`)).toMatchObject({
    status: 200,
    body: { id, name: 'Hello', enabled: true, publishedVersion: 1, revision: 2, document, hookUrl },
  });
  const list = await call('GET', '/flows?search=hel&limit=1');
  expect(list.body.items).toMatchObject([{ id, name: 'Hello' }]);
});

test('problems say what, where and what next, as problem JSON', async () => {
  const bad = await call('POST', '/flows', { name: 'Bad', document: { schemaVersion: 1 } });
  expect(bad.response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(bad).toMatchObject({
    status: 422,
    body: {
      type: 'about:blank',
      title: 'The flow document is not valid.',
      status: 422,
      code: 'documentInvalid',
    },
  });
  expect(bad.body.detail).toEqual(expect.any(String));
  expect(bad.body.details.problems.length).toBeGreaterThan(0);
  expect(await call('POST', '/flows', '{"name": ')).toMatchObject({
    status: 400,
    body: { code: 'malformedJson' },
  });
  expect(await call('POST', '/flows', { name: '', document: httpFlow() })).toMatchObject({
    status: 422,
    body: { code: 'invalidInput', path: 'name' },
  });
  expect(await call('POST', '/flows', { name: 'x', document: httpFlow(), extra: 1 })).toMatchObject({
    status: 422,
    body: { code: 'invalidInput' },
  });
  expect(await call('GET', '/runs?limit=9999')).toMatchObject({ status: 422, body: { path: 'limit' } });
  expect(await call('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'notFound' } });
  expect(await call('GET', '/flows/%E0%A4%A')).toMatchObject({ status: 400 });
  const big = await call('POST', '/flows', { name: 'x'.repeat(21_000_000) });
  expect(big).toMatchObject({ status: 413, body: { code: 'bodyTooLarge' } });
});

test('without a valid key nothing is told', async () => {
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic abc' }]) {
    const response = await fetch(`${api.url}/api/v1/flows`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  }
  const cookieOnly = await fetch(`${api.url}/api/v1/flows`, { headers: { cookie: user.cookie } });
  expect(cookieOnly.status).toBe(401);
});

test('a key that is only good from this machine is refused through a proxy and under another name', async () => {
  await putApiKey(api.db, {
    userId: user.id,
    name: 'demo',
    hash: hashKey('fb_demo_key'),
    loopbackOnly: true,
  });
  const authorization = 'Bearer fb_demo_key';
  expect((await fetch(`${api.url}/api/v1/flows`, { headers: { authorization } })).status).toBe(200);
  const proxied = await fetch(`${api.url}/api/v1/flows`, {
    headers: { authorization, 'x-forwarded-for': '10.1.2.3' },
  });
  expect(proxied.status).toBe(401);
  // `fetch` sets Host itself, so this one is written by hand.
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    get(`${api.url}/api/v1/flows`, { headers: { authorization, host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
  expect(rebound).toBe(401);
});

test('the tenant is named by code when the key has several', async () => {
  const second = await api.tenant('rest-two');
  const both = await api.user({ [tenant.id]: 'viewer', [second.id]: 'viewer' });
  const headers = { authorization: `Bearer ${both.apiKey}` };
  const open = await fetch(`${api.url}/api/v1/flows`, { headers });
  expect(open.status).toBe(400);
  expect(await open.json()).toMatchObject({ code: 'tenantRequired' });
  const named = await fetch(`${api.url}/api/v1/flows`, {
    headers: { ...headers, 'x-flowbridge-tenant': 'rest-two' },
  });
  expect(await named.json()).toEqual({ items: [], nextCursor: null });
});

test('integers beyond 2^53 come through a run unchanged', async () => {
  const { body: flow } = await call('POST', '/flows', { name: 'Big', document: manualFlow() });
  const started = await call(
    'POST',
    `/flows/${flow.id}/runs`,
    '{"version":"draft","input":{"id":9007199254740993}}',
  );
  expect(started.status).toBe(202);
  const { runId } = started.body;
  const big = '9007199254740993123';
  await api.db.pool.query(`UPDATE run SET state = 'succeeded', ended_at = now(), output = $2 WHERE id = $1`, [
    runId,
    `{"total":${big}}`,
  ]);
  await api.db.pool.query(
    `INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state, started_at,
                           duration_ms, input, output)
     SELECT accepted_at, id, 1, 1, tenant_id, 'build', 'build', 'succeeded', now(), 3, '{"in":${big}}', '{"out":${big}}'
       FROM run WHERE id = $1`,
    [runId],
  );
  const run = await call('GET', `/runs/${runId}`);
  expect(run.text).toContain('"body":{"id":9007199254740993}');
  expect(run.text).toContain(`"output":{"total":${big}}`);
  expect(run.body).toMatchObject({ state: 'succeeded', attempt: 1, version: null, counts: { steps: 0 } });
  const steps = await call('GET', `/runs/${runId}/steps`);
  expect(steps.body.items).toMatchObject([
    { path: 'build', stepId: 'build', key: 'build', kind: 'buildJson', state: 'succeeded' },
  ]);
  expect(steps.text).toContain(`"input":{"in":${big}},"output":{"out":${big}}`);
  const detail = expectData(
    await me.query<{ outputJson: string }>('runs.stepDetail', { id: runId, path: 'build' }),
  );
  expect(detail.outputJson).toBe(`{"out":${big}}`);
});

test('a run is waited for, and given up on when it takes longer', async () => {
  const { body: flow } = await call('POST', '/flows', { name: 'Wait', document: manualFlow() });
  const late = await call('POST', `/flows/${flow.id}/runs`, { version: 'draft', waitMs: 300 });
  expect(late).toMatchObject({ status: 202, body: { runId: expect.any(String) } });
  const ending = setInterval(() => {
    void api.db.pool.query(
      `WITH ended AS (UPDATE run SET state = 'succeeded', ended_at = now(), output = '{"a":1}'
         WHERE flow_id = $1 AND state = 'queued' AND id <> $2 RETURNING id, tenant_id)
       SELECT pg_notify('flowbridge_run', json_build_object('runId', id, 'tenantId', tenant_id)::text) FROM ended`,
      [flow.id, late.body.runId],
    );
  }, 100);
  const inTime = await call('POST', `/flows/${flow.id}/runs`, { version: 'draft', waitMs: 10_000 });
  clearInterval(ending);
  expect(inTime).toMatchObject({ status: 200, body: { state: 'succeeded', output: { a: 1 } } });
});

test('a repeated call names the run whose answer it got', async () => {
  const { body: flow } = await call('POST', '/flows', { name: 'Twice', document: manualFlow() });
  const { body: first } = await call('POST', `/flows/${flow.id}/runs`, { version: 'draft' });
  const { body: second } = await call('POST', `/flows/${flow.id}/runs`, { version: 'draft' });
  await api.db.pool.query('UPDATE run SET duplicate_of = $2 WHERE id = $1', [second.runId, first.runId]);
  const { body: list } = await call('GET', `/runs?flowId=${flow.id}`);
  expect(list.items).toMatchObject([{ id: second.runId, duplicateOf: first.runId }, { id: first.runId }]);
  expect(list.items[1]).not.toHaveProperty('duplicateOf');
  expect((await call('GET', `/runs/${second.runId}`)).body).toMatchObject({ duplicateOf: first.runId });
});

test('an ended run is retried as a new attempt; one under way is not', async () => {
  const { body: flow } = await call('POST', '/flows', { name: 'Retry', document: manualFlow() });
  const { body } = await call('POST', `/flows/${flow.id}/runs`, { version: 'draft' });
  expect(await call('POST', `/runs/${body.runId}/retry`)).toMatchObject({
    status: 409,
    body: { code: 'runNotEnded' },
  });
  expect(await call('POST', `/runs/${body.runId}/cancel`)).toMatchObject({ status: 202 });
  expect(await call('POST', `/runs/${body.runId}/cancel`)).toMatchObject({ status: 409 });
  const retried = await call('POST', `/runs/${body.runId}/retry`, { from: 'trigger', version: 'draft' });
  expect(retried).toMatchObject({ status: 202, body: { runId: body.runId, attempt: 2 } });
  const run = expectData(
    await me.query<{ attempts: { number: number; state: string }[] }>('runs.get', { id: body.runId }),
  );
  expect(run.attempts).toMatchObject([
    { number: 1, state: 'cancelled' },
    { number: 2, state: 'queued' },
  ]);
  const wrong = await call('POST', `/runs/${body.runId}/retry`, { from: 'nowhere' });
  expect(wrong).toMatchObject({ status: 422, body: { path: 'from' } });
});

test('a connection is written and its secrets are not read', async () => {
  const made = await call('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: 'ERP',
    variables: { serviceUrl: 'https://sap.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
    secrets: { password: 'hidden-password' },
  });
  expect(made.status).toBe(201);
  const { id } = made.body;
  expect(await call('PUT', `/connections/${id}`, { name: 'ERP two' })).toMatchObject({ status: 200 });
  const read = await call('GET', `/connections/${id}`);
  expect(read.body).toMatchObject({ name: 'ERP two', secretsSet: ['password'] });
  expect(read.text).not.toContain('hidden-password');
  expect((await call('GET', '/connections')).body.items).toHaveLength(1);
  expect(await call('DELETE', `/connections/${id}`)).toMatchObject({ status: 204, text: '' });
});
