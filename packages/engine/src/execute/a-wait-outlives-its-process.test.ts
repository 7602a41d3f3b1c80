import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { answering, type FlowSetup, runFlow, walkFlow } from '../testing-ports/run-flow.ts';
import { testClock } from '../testing-ports/test-clock.ts';

const HOUR = 3_600_000;

const afterAnHour = aFlow()
  .manual()
  .action('erp', 'post', {}, { key: 'before' })
  .waitFor(1, 'hours')
  .buildJson('after', '{{ steps.wait.waitedMs }}');

function erp(): { posts: number; actions: NonNullable<FlowSetup['actions']> } {
  const counted = { posts: 0, actions: {} as NonNullable<FlowSetup['actions']> };
  counted.actions = {
    'erp.post': answering(() => {
      counted.posts += 1;
      return counted.posts;
    }, 'write'),
  };
  return counted;
}

test('a long wait puts the run down, and the time it ends is kept', async () => {
  const system = erp();
  const first = await walkFlow(afterAnHour, { actions: system.actions });
  const start = first.clock.now();
  expect(first.outcome).toMatchObject({
    state: 'suspended',
    waits: [{ kind: 'timer', path: 'wait', untilMs: start + HOUR }],
  });
  const replay = () => createReplay({ own: historyOf(first.journal) });
  const early = await walkFlow(afterAnHour, {
    actions: system.actions,
    clock: testClock(start + HOUR / 2),
    start: { replay: replay() },
  });
  expect(early.outcome).toMatchObject({
    state: 'suspended',
    waits: [{ kind: 'timer', path: 'wait', untilMs: start + HOUR }],
  });
  expect(early.journal.lines()).toEqual([]);
  const late = await runFlow(afterAnHour, {
    actions: system.actions,
    clock: testClock(start + HOUR),
    start: { replay: replay() },
  });
  expect(late.outcome).toMatchObject({ state: 'succeeded', output: HOUR });
  expect(system.posts).toBe(1);
});

test('a pause of a second is slept', async () => {
  const { clock, outcome } = await runFlow(aFlow().manual().waitFor(0.5, 'seconds'));
  expect(clock.slept).toEqual([500]);
  expect(outcome.state).toBe('succeeded');
});

test('a step waits for the call to its address, which earlier steps hand out', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', [1, 2], (body) =>
      body
        .buildJson('handedOut', '{{ callbacks.verdict }}')
        .waitForCallback('verdict', { deadline: { amount: 2, unit: 'days' } }),
    );
  const first = await walkFlow(flow);
  expect(first.journal.recordOf('each[0]/handedOut')?.output).toBe(
    'https://flowbridge.test/wait/each[0]/verdict',
  );
  expect(first.outcome).toMatchObject({
    state: 'suspended',
    waits: [{ kind: 'callback', path: 'each[0]/verdict', untilMs: first.clock.now() + 48 * HOUR }],
  });
  const call = { method: 'POST', query: {}, headers: {}, body: { agreed: true } };
  const second = await walkFlow(flow, {
    callbacks: { 'each[0]/verdict': call, 'each[1]/verdict': call },
    start: { replay: createReplay({ own: historyOf(first.journal) }) },
  });
  expect(second.outcome.state).toBe('succeeded');
  expect(second.journal.recordOf('each[0]/verdict')?.output).toMatchObject({
    timedOut: false,
    body: { agreed: true },
  });
});

test.each([
  ['fail', 'failed'],
  ['continue', 'succeeded'],
] as const)('nobody calls before the deadline: %s', async (onDeadline, state) => {
  const flow = aFlow()
    .manual()
    .waitForCallback('verdict', { deadline: { amount: 1, unit: 'hours' }, onDeadline });
  const first = await walkFlow(flow);
  const { outcome } = await runFlow(flow, {
    clock: testClock(first.clock.now() + HOUR),
    start: { replay: createReplay({ own: historyOf(first.journal) }) },
  });
  expect(outcome.state).toBe(state);
  if (outcome.state === 'failed') expect(outcome.error).toMatchObject({ code: 'waitTimedOut' });
});

test('neither catch nor finally runs because a step waits', async () => {
  const flow = aFlow()
    .manual()
    .try(
      (body) => body.waitFor(1, 'days'),
      (onFailure) => onFailure.buildJson('caught', 1),
      (always) => always.buildJson('closed', 1),
    );
  const { outcome, journal } = await walkFlow(flow);
  expect(outcome.state).toBe('suspended');
  expect(journal.lines()).toEqual(['wait started']);
});

test('a called flow is begun once, whatever happens to its caller', async () => {
  const flow = aFlow().manual().callFlow('child', 'f1', { a: 1 });
  const ran: string[] = [];
  const first = await walkFlow(flow, {
    flows: {
      async run({ runId }) {
        ran.push(runId);
        return { state: 'open' };
      },
    },
  });
  expect(first.outcome).toMatchObject({ waits: [{ kind: 'flow', path: 'child', runId: 'called-1' }] });
  expect(first.events.slice(0, 3)).toEqual(['append child started', 'flush', 'durable']);
  const second = await runFlow(flow, {
    flows: {
      async run({ runId }) {
        ran.push(runId);
        return { state: 'succeeded', output: { created: 5 } };
      },
    },
    start: { replay: createReplay({ own: historyOf(first.journal) }) },
  });
  expect(second.outcome).toMatchObject({ state: 'succeeded', output: { created: 5 } });
  expect(ran).toEqual(['called-1', 'called-1']);
});

test('a failure of the called flow is the step’s, with its reason', async () => {
  const flow = aFlow().manual().callFlow('child', 'f1');
  const { outcome } = await runFlow(flow, {
    flows: { run: async () => ({ state: 'failed', error: { code: 'connector.http', message: 'no stock' } }) },
  });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'subFlowFailed', details: { runId: 'called-1', reason: 'no stock' } },
  });
});
