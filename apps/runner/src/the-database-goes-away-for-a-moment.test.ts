import { getRun, listStepRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from './start-runner.ts';
import { type DatabaseProxy, openDatabaseProxy } from './testing/database-proxy.ts';
import { aDocument, aStep, echoDocument, httpTrigger } from './testing/documents.ts';
import { openStage, type Stage } from './testing/runner-stage.ts';

let stage: Stage;
let proxy: DatabaseProxy;
let runner: StartedRunner;

beforeAll(async () => {
  stage = await openStage();
  proxy = await openDatabaseProxy(stage.url);
  runner = await stage.runner({ databaseUrl: proxy.url });
});
afterAll(async () => {
  await stage.close();
  await proxy[Symbol.asyncDispose]();
});

const ask = (path: string | undefined, body?: unknown) =>
  fetch(`${runner.url}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });

test('a running call is recorded and answered when the database is back, its journal complete', async () => {
  const document = aDocument(httpTrigger(), [
    aStep('code', 'slow', {
      input: {},
      code: 'function main() { const t = Date.now(); while (Date.now() - t < 400); return 1 }',
    }),
    aStep('respond', 'answer', { status: 201, bodyType: 'json', body: { got: '{{trigger.body.n}}' } }),
  ]);
  const { hooks } = await stage.flow({ document });
  // The endpoint is known from here on.
  expect((await ask(hooks.web, { n: 1 })).status).toBe(201);
  const calling = ask(hooks.web, { n: 2 });
  await new Promise((resolve) => setTimeout(resolve, 150));
  await proxy.cut();
  await new Promise((resolve) => setTimeout(resolve, 900));
  await proxy.restore();
  const answer = await calling;
  expect([answer.status, await answer.json()]).toEqual([201, { got: 2 }]);
  const runId = answer.headers.get('x-flowbridge-run') ?? '';
  const { tenantId } = stage;
  expect((await getRun(stage.db, { tenantId, runId }))?.state).toBe('succeeded');
  const { items } = await listStepRuns(stage.db, { tenantId, runId, attempt: 1 });
  expect(items.map((step) => [step.path, step.state])).toEqual([
    ['slow', 'succeeded'],
    ['answer', 'succeeded'],
  ]);
});

test('health stays up, ready says no while the database is away and yes again after', async () => {
  const ready = () => ask('/ready').then(async (response) => [response.status, await response.json()]);
  await expect.poll(ready, { timeout: 5_000 }).toEqual([200, { ready: true }]);
  await proxy.cut();
  expect(await ready()).toEqual([503, { ready: false }]);
  expect(await (await ask('/health')).json()).toEqual({ status: 'alive' });
  expect((await ask('/metrics')).status).toBe(503);
  await proxy.restore();
  await expect.poll(ready, { timeout: 5_000 }).toEqual([200, { ready: true }]);
});

test('metrics count what the runner did', async () => {
  const { hooks } = await stage.flow({ document: echoDocument() });
  expect((await ask(hooks.web, { name: 'x' })).status).toBe(200);
  const text = await (await ask('/metrics')).text();
  expect(text).toMatch(/flowbridge_runs_accepted_total\{mode="sync",trigger="http"\} \d/);
  expect(text).toMatch(/flowbridge_runs_ended_total\{state="succeeded",mode="sync"\} \d/);
  expect(text).toContain('flowbridge_queue_waiting 0');
});

test('what was notified while the runner could not listen is looked up when it can again', async () => {
  const { hooks, flowId } = await stage.flow({ document: echoDocument() });
  expect((await ask(hooks.web, { name: 'x' })).status).toBe(200);
  await proxy.cut();
  await stage.db.pool.query('UPDATE flow SET enabled = false WHERE id = $1', [flowId]);
  await stage.db.pool.query(`SELECT pg_notify('flowbridge_flow', $1)`, [flowId]);
  await proxy.restore();
  await expect.poll(async () => (await ask(hooks.web, { name: 'x' })).status, { timeout: 5_000 }).toBe(409);
  // And it listens again: the next change is heard.
  await stage.db.pool.query('UPDATE flow SET enabled = true WHERE id = $1', [flowId]);
  await stage.db.pool.query(`SELECT pg_notify('flowbridge_flow', $1)`, [flowId]);
  await expect.poll(async () => (await ask(hooks.web, { name: 'x' })).status, { timeout: 1_500 }).toBe(200);
});
