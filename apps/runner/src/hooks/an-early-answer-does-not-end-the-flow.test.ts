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
});
afterAll(() => stage.close());

const aFlow = (config: Record<string, unknown>) =>
  stage.flow({
    document: aDocument(httpTrigger(config), [
      aStep('respond', 'answer', { status: 201, bodyType: 'text', body: 'early' }),
      aStep('code', 'slow', {
        input: {},
        code: 'function main() { const t = Date.now(); while (Date.now() - t < 300); return 1 }',
      }),
      aStep('buildJson', 'last', { value: { after: '{{steps.slow}}' } }),
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
  expect(await state(answer.runId)).toBe('running');
  await expect.poll(() => state(answer.runId)).toBe('succeeded');
  expect(await paths(answer.runId)).toEqual(['answer', 'slow', 'last']);
});

test('an asynchronous caller has its 202, whatever the flow answers, and the flow goes on to its end', async () => {
  const { hooks } = await aFlow({ answer: 'async' });
  const answer = await callHook(runner, hooks.web, {});
  expect(answer).toMatchObject({ status: 202, json: { runId: answer.runId } });
  await expect.poll(() => state(answer.runId)).toBe('succeeded');
  expect(await paths(answer.runId)).toEqual(['answer', 'slow', 'last']);
});
