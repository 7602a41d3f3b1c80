import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { cancelSource } from '../testing-ports/cancel-source.ts';
import { refusal, runFlow } from '../testing-ports/run-flow.ts';

test('a cancel aborts the call in flight, and the call is recorded as cancelled', async () => {
  const cancel = cancelSource();
  const flow = aFlow().manual().action('erp', 'slow').buildJson('never', 1);
  const running = runFlow(flow, {
    cancel,
    actions: {
      'erp.slow': {
        effect: 'write',
        run: (_input, _call, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(refusal('connector.aborted')));
            void Promise.resolve().then(cancel.abort);
          }),
      },
    },
  });
  const { outcome, journal } = await running;
  expect(outcome).toMatchObject({ state: 'cancelled' });
  expect(journal.lines()).toEqual(['slow started', 'slow cancelled']);
  expect(journal.durable).toBe(2);
});

test('a call that ends well in spite of the cancel keeps its result, and nothing follows it', async () => {
  const cancel = cancelSource();
  const flow = aFlow().manual().action('erp', 'quick').buildJson('never', 1);
  const { outcome, journal } = await runFlow(flow, {
    cancel,
    actions: {
      'erp.quick': {
        run: () => {
          cancel.abort();
          return undefined;
        },
      },
    },
  });
  expect(outcome.state).toBe('cancelled');
  expect(journal.lines()).toEqual(['quick succeeded']);
});

test('a long loop of pure steps notices a cancel while it runs', async () => {
  const cancel = cancelSource();
  let looks = 0;
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..100000] }}', (body) => body.buildJson('made', 1));
  const clock = {
    slept: [],
    breaths: 0,
    now: () => {
      looks += 1;
      return looks / 100;
    },
    async sleep() {},
    async breathe() {
      clock.breaths += 1;
      if (clock.breaths === 3) cancel.abort();
    },
    advance() {},
  };
  const { outcome } = await runFlow(flow, { cancel, clock });
  expect(outcome.state).toBe('cancelled');
  expect(clock.breaths).toBe(3);
  expect(outcome.counts.steps).toBeLessThan(5_000);
});

test('an empty loop body starves nobody either', async () => {
  const cancel = cancelSource();
  let looks = 0;
  const flow = aFlow()
    .manual()
    .while('spin', '{{ true }}', () => undefined, { maxTurns: 1_000_000 });
  const clock = {
    slept: [],
    breaths: 0,
    now: () => {
      looks += 4;
      return looks;
    },
    async sleep() {},
    async breathe() {
      clock.breaths += 1;
      if (clock.breaths === 2) cancel.abort();
    },
    advance() {},
  };
  const { outcome } = await runFlow(flow, { cancel, clock });
  expect(outcome.state).toBe('cancelled');
});
