import { aFlow, type FlowBuilder } from '@flowbridge/flow';
import { expect, onTestFinished, test } from 'vitest';
import { fakeSystem, json } from '../invoker/testing/fake-system.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { startAttempt } from '../testing/start-attempt.ts';

/** Runs a flow to its end; answers `response` of its step runs by path. */
async function responsesOf(flow: FlowBuilder): Promise<Record<string, unknown>> {
  const stage = await runtimeStage();
  const { runId, ended } = await startAttempt(stage, { flow });
  await ended;
  const { rows } = await stage.db.pool.query<{ path: string; response: string }>(
    'SELECT path, response FROM step_run WHERE run_id = $1 AND response IS NOT NULL',
    [runId],
  );
  return Object.fromEntries(rows.map(({ path, response }) => [path, JSON.parse(response)]));
}

test('a call that was asked to come later shows how long it waited', async () => {
  let refusals = 1;
  const system = await fakeSystem((_, response) => {
    refusals -= 1;
    json(response, refusals >= 0 ? 429 : 200, {}, { 'retry-after': '1' });
  });
  onTestFinished(() => system[Symbol.asyncDispose]());
  const { call } = await responsesOf(
    aFlow()
      .http()
      .action('http', 'get', { url: `${system.url}/x` }, { key: 'call' }),
  );
  expect(call).toMatchObject({ status: 200, throttledMs: expect.any(Number) });
  expect(system.received).toHaveLength(2);
});

test('code shows what it logged and how long it waited and ran, also when it failed', async () => {
  const flow = aFlow()
    .http()
    .code('good', {}, "function main(input, { log }) { log('checked', 3); return 1 }")
    .code('bad', {}, "function main() { console.warn('odd'); throw new Error('no') }");
  const { good, bad } = await responsesOf(flow);
  const times = { waitedMs: expect.any(Number), ranMs: expect.any(Number) };
  expect(good).toEqual({ ...times, log: ['checked 3'] });
  expect(bad).toEqual({ ...times, log: ['warn: odd'] });
});
