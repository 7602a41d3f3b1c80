import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { StepFailure } from '../step-failure.ts';
import { cancelSource } from '../testing-ports/cancel-source.ts';
import { refusal, runFlow } from '../testing-ports/run-flow.ts';
import { retryDelayMs } from './retry.ts';

type Policy = { times: number; backoff: 'fixed' | 'exponential'; delayMs: number; only?: string[] };

async function callFailing(times: number, failure: Partial<StepFailure>, retry: Policy) {
  let calls = 0;
  const flow = aFlow().manual().action('erp', 'get', { n: 1 }, { retry });
  const run = await runFlow(flow, {
    actions: {
      'erp.get': {
        run: () => {
          calls += 1;
          if (calls <= times) throw refusal('connector.busy', { retryable: true, ...failure });
          return { output: 'done' };
        },
      },
    },
  });
  return { ...run, calls };
}

test('a retryable failure is tried again after the delay, and every try is recorded', async () => {
  const { outcome, clock, journal } = await callFailing(2, {}, { times: 3, backoff: 'fixed', delayMs: 500 });
  expect(outcome).toMatchObject({ state: 'succeeded', output: 'done' });
  expect(clock.slept).toEqual([500, 500]);
  expect(journal.records.map(({ state, tryNumber, input }) => [state, tryNumber, input])).toEqual([
    ['failed', 1, { n: 1 }],
    ['failed', 2, { n: 1 }],
    ['succeeded', 3, { n: 1 }],
  ]);
  expect(outcome.counts).toMatchObject({ steps: 1, succeeded: 1, failed: 0 });
});

test('a call that may have happened is not repeated, even where the policy names its code', async () => {
  const { outcome, calls } = await callFailing(
    1,
    { code: 'connector.timedOut', retryable: false, details: { mayHaveHappened: true } },
    { times: 3, backoff: 'fixed', delayMs: 1, only: ['connector.timedOut'] },
  );
  expect([outcome.state, calls]).toEqual(['failed', 1]);
});

test('exponential delays double, with jitter between half and all of them', async () => {
  const { clock } = await callFailing(3, {}, { times: 3, backoff: 'exponential', delayMs: 1000 });
  expect(clock.slept).toEqual([750, 1500, 3000]);
  const policy: Policy = { times: 20, backoff: 'exponential', delayMs: 1000 };
  const failure = refusal('x').failure;
  expect(
    retryDelayMs({ retry: policy, onUnknown: undefined }, failure, { tryNumber: 1, random: () => 0 }),
  ).toBe(500);
  expect(
    retryDelayMs({ retry: policy, onUnknown: undefined }, failure, { tryNumber: 20, random: () => 1 }),
  ).toBe(3_600_000);
});

test('Retry-After is obeyed when it asks for longer', async () => {
  const { clock } = await callFailing(
    1,
    { retryAfterMs: 9_000 },
    { times: 1, backoff: 'fixed', delayMs: 10 },
  );
  expect(clock.slept).toEqual([9_000]);
});

test('the last failure counts when the tries are used up', async () => {
  const { outcome, calls } = await callFailing(9, {}, { times: 2, backoff: 'fixed', delayMs: 1 });
  expect(calls).toBe(3);
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'connector.busy' },
    counts: { failed: 1 },
  });
});

test('a failure that is not retryable is not tried again', async () => {
  const { calls } = await callFailing(9, { retryable: false }, { times: 2, backoff: 'fixed', delayMs: 1 });
  expect(calls).toBe(1);
});

test('"only" decides alone: by code or by HTTP status', async () => {
  const only = (each: string): Policy => ({ times: 1, backoff: 'fixed', delayMs: 1, only: [each] });
  const failure = { retryable: false, httpStatus: 503 };
  expect((await callFailing(1, failure, only('http:503'))).calls).toBe(2);
  expect((await callFailing(1, failure, only('connector.busy'))).calls).toBe(2);
  expect((await callFailing(1, { retryable: true }, only('http:500'))).calls).toBe(1);
});

test('a cancel during the wait ends the run', async () => {
  const cancel = cancelSource();
  const flow = aFlow()
    .manual()
    .action('erp', 'get', {}, { retry: { times: 5, backoff: 'fixed', delayMs: 60_000 } });
  const { outcome, events } = await runFlow(flow, {
    cancel,
    actions: {
      'erp.get': {
        run: () => {
          void Promise.resolve().then(cancel.abort);
          throw refusal('connector.busy', { retryable: true });
        },
      },
    },
  });
  expect(outcome.state).toBe('cancelled');
  expect(events.filter((event) => event.startsWith('call'))).toHaveLength(1);
});
