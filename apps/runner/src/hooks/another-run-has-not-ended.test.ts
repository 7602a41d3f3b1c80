import { insertQueuedRun, listRuns, type RunState } from '@flowbridge/db';
import type { FlowSettings } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { aDocument, aStep, httpTrigger } from '../testing/documents.ts';
import { type HeldSystem, heldSystem } from '../testing/held-system.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let url: string;
let system: HeldSystem;

beforeAll(async () => {
  stage = await openStage();
  system = await heldSystem();
  url = (await stage.runner()).url ?? '';
  await stage.runner();
});
afterAll(async () => {
  await system.close();
  await stage.close();
});

/** A flow whose runs stand at a call of the system until the test answers it. */
async function aFlow(overlap: NonNullable<FlowSettings['overlap']>, trigger: Record<string, unknown> = {}) {
  const call = aStep('action', 'called', { connector: 'http', action: 'get', input: { url: system.url } });
  const document = aDocument(httpTrigger(trigger), [call], { settings: { overlap } });
  const flow = await stage.flow({ document });
  const { tenantId } = stage;
  return {
    post: (body: object = {}) =>
      fetch(`${url}${flow.hooks.web}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    /** Adds a run to the queue, as a manual start does. */
    async enqueue() {
      const run = { tenantId, ...flow, triggerKey: 'web', triggerKind: 'http', triggerInputJson: '{}' };
      const runId = await insertQueuedRun(stage.db.pool, run);
      await enqueue(stage.db.pool, [{ name: 'run.execute', payload: { runId } }]);
    },
    states: async (): Promise<RunState[]> =>
      (await listRuns(stage.db, { tenantId, flowId: flow.flowId })).items.map((run) => run.state).reverse(),
    errors: async () =>
      (await listRuns(stage.db, { tenantId, flowId: flow.flowId })).items
        .filter((run) => run.errorJson !== null)
        .map((run) => JSON.parse(run.errorJson ?? '')),
  };
}

const isCalled = (times: number) => expect.poll(() => system.waiting()).toBe(times);

test.each(['async', 'sync'])(
  'skip, %s: the new run is listed as cancelled, its caller is told which one has not ended',
  async (answer) => {
    const flow = await aFlow({ policy: 'skip' }, { answer });
    const first = flow.post();
    await isCalled(1);
    const second = await flow.post();
    expect(second.status).toBe(409);
    const problem = z
      .object({ openRunId: z.string() })
      .loose()
      .parse(await second.json());
    expect(problem).toMatchObject({
      code: 'run.skipped',
      runId: expect.any(String),
      openRunId: expect.any(String),
    });
    expect(await flow.states()).toEqual(['running', 'cancelled']);
    expect(await flow.errors()).toMatchObject([
      { code: 'run.skipped', details: { runId: problem.openRunId } },
    ]);
    system.answerAll();
    expect((await first).ok).toBe(true);
    await expect.poll(flow.states).toEqual(['succeeded', 'cancelled']);
    const third = flow.post();
    await isCalled(1);
    system.answerAll();
    expect((await third).ok).toBe(true);
  },
);

test('skip: a call that was skipped may be repeated with the same dedupe key', async () => {
  const dedupe = { key: '{{ trigger.body.id }}', windowMs: 60_000 };
  const flow = await aFlow({ policy: 'skip' }, { answer: 'async', dedupe });
  await flow.post({ id: 1 });
  await isCalled(1);
  expect((await flow.post({ id: 2 })).status).toBe(409);
  system.answerAll();
  await expect.poll(flow.states).toEqual(['succeeded', 'cancelled']);
  expect((await flow.post({ id: 2 })).status).toBe(202);
  await isCalled(1);
  system.answerAll();
  await expect.poll(flow.states).toEqual(['succeeded', 'cancelled', 'succeeded']);
});

test.each(['async', 'sync'])(
  'replace, %s: the running one is cancelled and the new one runs after it',
  async (answer) => {
    const flow = await aFlow({ policy: 'replace' }, { answer });
    const first = flow.post();
    await isCalled(1);
    const second = flow.post();
    await expect.poll(flow.states).toEqual(['cancelled', 'running']);
    await isCalled(1);
    system.answerAll();
    expect((await second).ok).toBe(true);
    await first;
    await expect.poll(flow.states).toEqual(['cancelled', 'succeeded']);
  },
);

test('replace: of many that are accepted at once the last one stays', async () => {
  const flow = await aFlow({ policy: 'replace' }, { answer: 'async' });
  await Promise.all(Array.from({ length: 8 }, () => flow.post()));
  const sorted = async () => (await flow.states()).toSorted();
  const cancelled: RunState[] = Array(7).fill('cancelled');
  await expect.poll(sorted).toEqual([...cancelled, 'running']);
  await isCalled(1);
  system.answerAll();
  await expect.poll(sorted).toEqual([...cancelled, 'succeeded']);
});

test('a synchronous call gets a place at once or is told that there is none', async () => {
  const flow = await aFlow({ policy: 'parallel', max: 2 });
  const answered: Response[] = [];
  const calls = Array.from({ length: 5 }, () => flow.post().then((answer) => answered.push(answer)));
  await isCalled(2);
  await expect.poll(() => answered.length).toBe(3);
  expect(answered.map((answer) => [answer.status, answer.headers.get('retry-after')])).toEqual(
    Array(3).fill([429, '1']),
  );
  expect(await answered[0]?.json()).toMatchObject({ code: 'run.tooManyRunning', max: 2 });
  expect(await flow.states()).toEqual(['running', 'running']);
  system.answerAll();
  await Promise.all(calls);
  expect(answered.slice(3).map((answer) => answer.status)).toEqual([200, 200]);
});

test('a queued run begins when a synchronous one of its flow has ended', async () => {
  const flow = await aFlow({ policy: 'queue' });
  const call = flow.post();
  await isCalled(1);
  await flow.enqueue();
  await expect.poll(flow.states).toEqual(['running', 'queued']);
  system.answerAll();
  expect((await call).status).toBe(200);
  await isCalled(1);
  system.answerAll();
  await expect.poll(flow.states).toEqual(['succeeded', 'succeeded']);
});
