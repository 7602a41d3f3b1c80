import type { HttpAnswer } from '@flowbridge/engine';
import { aFlow, type FlowBuilder } from '@flowbridge/flow';
import { expect, onTestFinished, test } from 'vitest';
import { fakeSystem, json } from '../invoker/testing/fake-system.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { startAttempt } from '../testing/start-attempt.ts';

/** A runtime on a database of its own, and a system that answers every call. */
async function aStage() {
  const stage = await runtimeStage();
  const system = await fakeSystem((_, response) => json(response, 200, {}));
  onTestFinished(() => system[Symbol.asyncDispose]());
  const answers: HttpAnswer[] = [];
  const start = (flow: FlowBuilder) =>
    startAttempt(stage, { flow, onAnswer: (answer) => answers.push(answer) });
  return { ...stage, system, answers, start };
}

test('an idempotent call after an answer waits until the idempotent result before it is on disk', async () => {
  const stage = await aStage();
  const put = (key: string) => ({ url: `${stage.system.url}/${key}`, method: 'PUT' });
  const flow = aFlow()
    .http()
    .action('http', 'requestRepeatable', put('one'), { key: 'one' })
    .respond({ body: 1 })
    .action('http', 'requestRepeatable', put('two'), { key: 'two' });
  const called = () => stage.system.received.map((request) => request.url);
  // Nothing can be written to the journal while this lock is held.
  const lock = await stage.db.pool.connect();
  await lock.query('BEGIN; LOCK TABLE run IN ACCESS EXCLUSIVE MODE');
  const attempt = await stage.start(flow);
  await expect.poll(called).toEqual(['/one']);
  // Time enough for a call that did not wait; on a busy machine the test proves less, it does not fail.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(called()).toEqual(['/one']);
  expect(stage.answers).toEqual([]);
  await lock.query('COMMIT');
  lock.release();
  expect(await attempt.ended).toMatchObject({ state: 'succeeded' });
  expect(called()).toEqual(['/one', '/two']);
  expect(stage.answers).toMatchObject([{ status: 200, body: 1 }]);
});

test('a run that answers and ends is one commit', async () => {
  const stage = await aStage();
  const attempt = await stage.start(aFlow().http().buildJson('made', 1).respond({ body: 1 }));
  await attempt.ended;
  expect(stage.commits).toEqual([1]);
  expect(stage.answers).toHaveLength(1);
});
