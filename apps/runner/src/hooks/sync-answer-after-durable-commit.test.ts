import { createHash } from 'node:crypto';
import { getRun, listRuns, listStepRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { aDocument, aStep, echoDocument, httpTrigger } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;

beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner({ bodyBytes: 10_000 });
});
afterAll(() => stage.close());

async function call(hook: string | undefined, body?: unknown, init: RequestInit = {}) {
  const response = await fetch(`${runner.url}${hook}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...init,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    runId: response.headers.get('x-flowbridge-run') ?? '',
    text,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined,
  };
}

const run = (runId: string) => getRun(stage.db, { tenantId: stage.tenantId, runId });
const steps = async (runId: string) =>
  (await listStepRuns(stage.db, { tenantId: stage.tenantId, runId, attempt: 1 })).items;
const slow = (ms: number) =>
  aStep('code', 'slow', {
    input: {},
    code: `function main() { const t = Date.now(); while (Date.now() - t < ${ms}); return 1 }`,
  });

test('when the caller has the answer, run and steps are in the database in their final state', async () => {
  const { hooks } = await stage.flow({ document: echoDocument() });
  const answer = await call(hooks.web, { name: 'Ann' });
  expect(answer).toMatchObject({ status: 200, json: { hello: 'Ann', n: 1 } });
  const recorded = await run(answer.runId);
  expect(recorded).toMatchObject({ state: 'succeeded', mode: 'sync', triggerKind: 'http', version: 1 });
  expect(JSON.parse(recorded?.outputJson ?? '')).toEqual({ hello: 'Ann', n: 1 });
  expect((await steps(answer.runId)).map((step) => [step.path, step.state])).toEqual([
    ['made', 'succeeded'],
    ['answer', 'succeeded'],
  ]);
});

test('a run without respond answers its last output', async () => {
  const document = aDocument(httpTrigger(), [
    aStep('buildJson', 'made', { value: ['{{trigger.query.a}}', 9007199254740991] }),
  ]);
  const { hooks } = await stage.flow({ document });
  expect(await call(`${hooks.web}?a=1`)).toMatchObject({ status: 200, json: ['1', 9007199254740991] });
});

test('big integers of the caller come back digit for digit', async () => {
  const { hooks } = await stage.flow({ document: echoDocument() });
  const answer = await call(hooks.web, '{"name": 12345678901234567890}');
  expect(answer.text).toContain('"hello":12345678901234567890');
});

test('a failing step gives 500 with the code and the place, and a failed run', async () => {
  const document = aDocument(httpTrigger(), [aStep('parseJson', 'parsed', { text: 'not json' })]);
  const { hooks } = await stage.flow({ document });
  const answer = await call(hooks.web, {});
  expect(answer).toMatchObject({ status: 500, json: { code: 'invalidJson', path: 'parsed' } });
  expect((await run(answer.runId))?.state).toBe('failed');
});

test('a flow that answers early goes on after the answer', async () => {
  const document = aDocument(httpTrigger(), [
    aStep('respond', 'answer', { status: 201, bodyType: 'text', body: 'early' }),
    slow(2_000),
  ]);
  const { hooks } = await stage.flow({ document });
  const answer = await call(hooks.web, {});
  expect(answer).toMatchObject({ status: 201, text: 'early' });
  expect((await run(answer.runId))?.state).toBe('running');
  expect((await steps(answer.runId)).map((step) => step.path)).toContain('answer');
  await expect.poll(async () => (await run(answer.runId))?.state).toBe('succeeded');
});

test('a caller that waits too long gets 504 with the run id while the run goes on', async () => {
  const document = aDocument(httpTrigger({ timeoutMs: 100 }), [slow(3_000)]);
  const { hooks } = await stage.flow({ document });
  const answer = await call(hooks.web, {});
  expect(answer).toMatchObject({ status: 504, json: { code: 'run.timeout', runId: answer.runId } });
  expect((await run(answer.runId))?.state).toBe('running');
  await expect.poll(async () => (await run(answer.runId))?.state).toBe('succeeded');
});

test('an asynchronous call gets 202 once the run is durable, and the queue executes it', async () => {
  const { hooks } = await stage.flow({ document: echoDocument({ answer: 'async' }) });
  const answer = await call(hooks.web, { name: 'Bo' });
  expect(answer).toMatchObject({ status: 202, json: { runId: answer.runId } });
  expect(await run(answer.runId)).toBeDefined();
  await expect.poll(async () => (await run(answer.runId))?.state).toBe('succeeded');
});

test('form, XML and text bodies arrive as values', async () => {
  const document = aDocument(httpTrigger(), [
    aStep('buildJson', 'made', { value: { body: '{{trigger.body}}' } }),
  ]);
  const { hooks } = await stage.flow({ document });
  const send = async (type: string, body: string) =>
    (await call(hooks.web, body, { headers: { 'content-type': type } })).json.body;
  expect(await send('application/x-www-form-urlencoded', 'a=1&b=x+y&b=z')).toEqual({
    a: '1',
    b: ['x y', 'z'],
  });
  expect(await send('application/xml', '<o n="1"><i>007</i></o>')).toEqual({ o: { '@n': '1', i: '007' } });
  expect(await send('text/plain', 'plain')).toBe('plain');
});

test('calls that cannot be accepted are refused with a code and a place, without a run', async () => {
  const document = aDocument(
    httpTrigger({
      methods: ['POST'],
      body: { type: 'object', fields: [{ key: 'qty', required: true, schema: { type: 'integer' } }] },
    }),
    [aStep('buildJson', 'made', { value: 1 })],
  );
  const { hooks, flowId } = await stage.flow({ document });
  expect(await call(hooks.web, '{"qty": ')).toMatchObject({
    status: 400,
    json: { code: 'body.invalidJson' },
  });
  expect(await call(hooks.web, { qty: 'x' })).toMatchObject({
    status: 400,
    json: { code: 'body.schemaMismatch', path: 'body.qty' },
  });
  expect(await call(hooks.web, {})).toMatchObject({ status: 400, json: { path: 'body.qty' } });
  expect(await call(hooks.web, { qty: 1, pad: 'x'.repeat(20_000) })).toMatchObject({ status: 413 });
  expect(
    await call(hooks.web, '<!DOCTYPE a><a/>', { headers: { 'content-type': 'text/xml' } }),
  ).toMatchObject({
    status: 400,
    json: { code: 'body.invalidXml' },
  });
  expect(await call(hooks.web, 'x', { headers: { 'content-type': 'image/png' } })).toMatchObject({
    status: 415,
  });
  expect(await call(hooks.web, undefined, { method: 'GET' })).toMatchObject({ status: 405 });
  expect(await call('/hooks/unknown', {})).toMatchObject({ status: 404, json: { code: 'hook.unknown' } });
  expect((await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items).toEqual([]);
});

test('an AppCode of the tenant is needed where the trigger says so, and never reaches the log', async () => {
  const { hooks } = await stage.flow({ document: echoDocument({ auth: { kind: 'appCode' } }) });
  const hash = createHash('sha256').update('the-code-1').digest('hex');
  await stage.db.pool.query(
    `INSERT INTO api_credential (id, tenant_id, name, hash, hint) VALUES ('c1', $1, 'n', $2, '-1')`,
    [stage.tenantId, hash],
  );
  const withHeader = (name: string, value: string) =>
    call(hooks.web, { name: 'x' }, { headers: { 'content-type': 'application/json', [name]: value } });
  expect((await call(hooks.web, {})).status).toBe(401);
  expect((await withHeader('X-ApiG-AppCode', 'wrong')).status).toBe(401);
  const answer = await withHeader('X-ApiG-AppCode', 'the-code-1');
  expect(answer.status).toBe(200);
  expect((await withHeader('Authorization', 'APPCODE the-code-1')).status).toBe(200);
  expect((await run(answer.runId))?.triggerInputJson).not.toContain('the-code-1');
});

test('disabling and enabling a flow takes effect without a restart', async () => {
  const { hooks, flowId } = await stage.flow({ document: echoDocument() });
  expect((await call(hooks.web, { name: 'x' })).status).toBe(200);
  await stage.db.pool.query('UPDATE flow SET enabled = false WHERE id = $1', [flowId]);
  await expect.poll(async () => (await call(hooks.web, { name: 'x' })).json.code).toBe('flow.disabled');
  await stage.db.pool.query('UPDATE flow SET enabled = true WHERE id = $1', [flowId]);
  await expect.poll(async () => (await call(hooks.web, { name: 'x' })).status).toBe(200);
});

test('a repeated call gets the answer of the first and is recorded as its duplicate', async () => {
  const document = aDocument(httpTrigger({ dedupe: { key: '{{trigger.body.order}}', windowMs: 60_000 } }), [
    slow(100),
    aStep('respond', 'answer', { status: 201, bodyType: 'json', body: { at: '{{run.id}}' } }),
  ]);
  const { hooks, flowId } = await stage.flow({ document });
  const [first, second] = await Promise.all([call(hooks.web, { order: 7 }), call(hooks.web, { order: 7 })]);
  const third = await call(hooks.web, { order: 7 });
  const other = await call(hooks.web, { order: 8 });
  expect(first).toMatchObject({ status: 201 });
  expect(second).toMatchObject({ status: 201, text: first.text });
  expect(third).toMatchObject({ status: 201, text: first.text });
  expect(other.text).not.toBe(first.text);
  const { items } = await listRuns(stage.db, { tenantId: stage.tenantId, flowId });
  expect(items.filter((item) => item.duplicateOf === null)).toHaveLength(2);
  expect(items.filter((item) => item.duplicateOf === first.json.at)).toHaveLength(2);
});

test('a repeated call of a run that was interrupted before it answered gets that failure, not a time-out', async () => {
  const { hooks, flowId } = await stage.flow({
    document: echoDocument({ dedupe: { key: '{{trigger.body.name}}', windowMs: 60_000 } }),
  });
  const first = await call(hooks.web, { name: 'cut' });
  await stage.db.pool.query(
    `UPDATE run SET state = 'failed', answer = NULL, error = '{"code":"run.interrupted","message":"stopped"}'
     WHERE id = $1`,
    [first.runId],
  );
  expect(await call(hooks.web, { name: 'cut' })).toMatchObject({
    status: 500,
    json: { code: 'run.interrupted', detail: 'stopped', runId: first.runId },
  });
  expect((await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items).toHaveLength(2);
});

test('a key taken by a process that died before accepting does not swallow the next call', async () => {
  const { hooks, flowId } = await stage.flow({
    document: echoDocument({ dedupe: { key: '{{trigger.body.name}}', windowMs: 60_000 } }),
  });
  await stage.db.pool.query(
    `INSERT INTO dedupe_key (flow_id, key, tenant_id, run_id, expires_at) VALUES ($1, 'k', $2, 'never', now() + interval '1 h')`,
    [flowId, stage.tenantId],
  );
  expect(await call(hooks.web, { name: 'k' })).toMatchObject({ status: 200, json: { hello: 'k' } });
});
