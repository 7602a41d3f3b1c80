import { getRun, listStepRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from './start-runner.ts';
import { type DatabaseProxy, openDatabaseProxy } from './testing/database-proxy.ts';
import { aDocument, aStep, echoDocument, httpTrigger } from './testing/documents.ts';
import { type HeldSystem, heldSystem } from './testing/held-system.ts';
import { openStage, type Stage } from './testing/runner-stage.ts';

let stage: Stage;
let proxy: DatabaseProxy;
let runner: StartedRunner;
let system: HeldSystem;

beforeAll(async () => {
  system = await heldSystem();
  stage = await openStage();
  proxy = await openDatabaseProxy(stage.url);
  runner = await stage.runner({ databaseUrl: proxy.url });
});
afterAll(async () => {
  await stage.close();
  await proxy[Symbol.asyncDispose]();
  await system.close();
});

const ask = (path: string | undefined, body?: unknown) =>
  fetch(`${runner.url}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });

test('a running call is recorded and answered when the database is back, its journal complete', async () => {
  const document = aDocument(httpTrigger(), [
    aStep('action', 'slow', { connector: 'http', action: 'get', input: { url: system.url } }),
    aStep('respond', 'answer', { status: 201, bodyType: 'json', body: { got: '{{trigger.body.n}}' } }),
  ]);
  const { hooks } = await stage.flow({ document });
  const callThatWaits = async (n: number) => {
    const calling = ask(hooks.web, { n });
    await expect.poll(() => system.waiting()).toBe(1);
    return { answered: () => calling };
  };
  // The endpoint is known from here on.
  const first = await callThatWaits(1);
  system.answerAll();
  expect((await first.answered()).status).toBe(201);
  const second = await callThatWaits(2);
  await proxy.cut();
  system.answerAll();
  // Time enough for the journal to try in vain; were it not, the test would prove less, not fail.
  await new Promise((resolve) => setTimeout(resolve, 900));
  await proxy.restore();
  const answer = await second.answered();
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
  await expect.poll(ready).toEqual([200, { ready: true }]);
  await proxy.cut();
  expect(await ready()).toEqual([503, { ready: false }]);
  expect(await (await ask('/health')).json()).toEqual({ status: 'alive' });
  expect((await ask('/metrics')).status).toBe(503);
  await proxy.restore();
  await expect.poll(ready).toEqual([200, { ready: true }]);
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
  await expect.poll(async () => (await ask(hooks.web, { name: 'x' })).status).toBe(409);
  // And it listens again: the next change is heard.
  await stage.db.pool.query('UPDATE flow SET enabled = true WHERE id = $1', [flowId]);
  await stage.db.pool.query(`SELECT pg_notify('flowbridge_flow', $1)`, [flowId]);
  await expect.poll(async () => (await ask(hooks.web, { name: 'x' })).status).toBe(200);
});
