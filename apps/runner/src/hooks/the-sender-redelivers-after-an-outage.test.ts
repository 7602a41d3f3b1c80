import { listRuns, listStepRuns } from '@flowbridge/db';
import { expect, onTestFinished, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage } from '../testing/runner-stage.ts';

/** A sender as most are: it sends until it gets a 2xx. */
async function deliver(
  runner: StartedRunner,
  hook: string | undefined,
  body: unknown,
): Promise<number | 'refused'> {
  return callHook(runner, hook, body).then(
    (answer) => answer.status,
    () => 'refused',
  );
}

async function aStage() {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const dedupe = { key: '{{trigger.body.name}}', windowMs: 60_000 };
  const { hooks, flowId } = await stage.flow({ document: echoDocument({ answer: 'async', dedupe }) });
  const runs = async () => (await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items;
  const executed = async (runId: string) =>
    (await listStepRuns(stage.db, { tenantId: stage.tenantId, runId, attempt: 1 })).items.map(
      (step) => step.path,
    );
  return { stage, hook: hooks.web, runs, executed };
}

test('what was sent while no runner was up is delivered again later and runs once', async () => {
  const { stage, hook, runs, executed } = await aStage();
  const stopped = await stage.runner();
  await stopped.close();
  expect(await deliver(stopped, hook, { name: 'order-1' })).toBe('refused');
  expect(await runs()).toEqual([]);
  const runner = await stage.runner();
  expect(await deliver(runner, hook, { name: 'order-1' })).toBe(202);
  await expect.poll(async () => (await runs())[0]?.state).toBe('succeeded');
  const [only, ...others] = await runs();
  expect(others).toEqual([]);
  expect(await executed(only?.id ?? '')).toEqual(['made', 'answer']);
});

test('what was accepted before the runner went down, its answer lost, runs once and is answered as before', async () => {
  const { stage, hook, runs, executed } = await aStage();
  const before = await stage.runner({ concurrency: 1 });
  const first = await callHook(before, hook, { name: 'order-2' });
  expect(first.status).toBe(202);
  await before.close();
  const after = await stage.runner();
  const again = await callHook(after, hook, { name: 'order-2' });
  expect(again).toMatchObject({ status: 202, text: first.text });
  await expect.poll(async () => (await runs()).every((run) => run.state === 'succeeded')).toBe(true);
  const [duplicate, original] = await runs();
  expect(duplicate).toMatchObject({ duplicateOf: first.runId });
  expect(original).toMatchObject({ id: first.runId, duplicateOf: null });
  expect(await executed(first.runId)).toEqual(['made', 'answer']);
  expect(await executed(duplicate?.id ?? '')).toEqual([]);
});
