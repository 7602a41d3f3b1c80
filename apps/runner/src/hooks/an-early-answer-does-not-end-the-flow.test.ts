import { createServer, type ServerResponse } from 'node:http';
import { getRun, listStepRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { callHook } from '../testing/call-hook.ts';
import { aDocument, aStep, httpTrigger } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;
beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner();
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  system.close();
  await stage.close();
});

function address(): string {
  const at = system.address();
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`;
}

/** A system that answers when it is told to. */
const waiting: ServerResponse[] = [];
const system = createServer((_request, response) => void waiting.push(response));
const answerThem = () => {
  for (const response of waiting.splice(0)) response.end('{}');
};

const aFlow = (config: Record<string, unknown>) =>
  stage.flow({
    document: aDocument(httpTrigger(config), [
      aStep('respond', 'answer', { status: 201, bodyType: 'text', body: 'early' }),
      aStep('action', 'asked', { connector: 'http', action: 'get', input: { url: address() } }),
      aStep('buildJson', 'last', { value: { after: '{{steps.asked.status}}' } }),
    ]),
  });
const state = async (runId: string) => (await getRun(stage.db, { tenantId: stage.tenantId, runId }))?.state;
const paths = async (runId: string) =>
  (await listStepRuns(stage.db, { tenantId: stage.tenantId, runId, attempt: 1 })).items.map(
    (step) => step.path,
  );

test('a synchronous caller has its answer while the flow goes on to its end', async () => {
  const { hooks } = await aFlow({ answer: 'sync' });
  const answer = await callHook(runner, hooks.web, {});
  expect(answer).toMatchObject({ status: 201, text: 'early' });
  await expect.poll(() => waiting.length).toBe(1);
  expect(await state(answer.runId)).toBe('running');
  answerThem();
  await expect.poll(() => state(answer.runId)).toBe('succeeded');
  expect(await paths(answer.runId)).toEqual(['answer', 'asked', 'last']);
});

test('an asynchronous caller has its 202, whatever the flow answers, and the flow goes on to its end', async () => {
  const { hooks } = await aFlow({ answer: 'async' });
  const answer = await callHook(runner, hooks.web, {});
  expect(answer).toMatchObject({ status: 202, json: { runId: answer.runId } });
  await expect.poll(() => waiting.length).toBe(1);
  answerThem();
  await expect.poll(() => state(answer.runId)).toBe('succeeded');
  expect(await paths(answer.runId)).toEqual(['answer', 'asked', 'last']);
});
