import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { runFlow } from '../testing-ports/run-flow.ts';

test('a while loop whose condition never ends stops after 1,000 turns with a clear failure', async () => {
  const flow = aFlow()
    .manual()
    .while('spin', '{{ true }}', (body) => body.buildJson('made', 1));
  const { outcome } = await runFlow(flow);
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'tooManyTurns', path: 'spin', field: 'maxTurns', details: { maxTurns: 1_000 } },
  });
});

test('a while loop that gives up keeps its last turns and leaves nothing of them behind', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (lane) =>
        lane.while('spin', '{{ true }}', (body) => body.buildJson('made', 1), { maxTurns: 500 }),
      catch: (lane) => lane.buildJson('after', { made: '{{ steps.made }}', loop: '{{ loops.spin }}' }),
    });
  const { outcome, journal } = await runFlow(flow);
  expect(outcome.state).toBe('succeeded');
  const paths = journal.records.map((record) => record.path);
  expect(paths).toContain('spin[499]/made');
  expect(
    journal.records.find((record) => record.stepId !== '' && record.path.endsWith('after'))?.output,
  ).toEqual({});
});

test('too many steps end the run, and no try or loop policy goes on from that', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      '{{ [1..1000] }}',
      (body) =>
        body.try({ body: (lane) => lane.buildJson('made', 1), catch: (lane) => lane.buildJson('caught', 1) }),
      { onItemFailure: 'continue' },
    );
  const { outcome } = await runFlow(flow, { start: { limits: { maxSteps: 100 } } });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'tooManySteps', details: { maxSteps: 100 } },
  });
  expect(outcome.counts.steps).toBeLessThan(110);
});

test('a value beyond the size limit fails its step, not the process', async () => {
  const flow = aFlow().manual().buildJson('big', { text: '{{ trigger.body }}' });
  const { outcome } = await runFlow(flow, {
    start: { trigger: { body: 'x'.repeat(2_000) }, limits: { maxValueBytes: 1_000 } },
  });
  expect(outcome.error).toMatchObject({ code: 'valueTooLarge', path: 'big', details: { limitBytes: 1_000 } });
});

test('a list variable that outgrows its limit fails the append', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('all', 'array')
    .forEach('each', '{{ [1..100] }}', (body) => body.appendToArray('all', '0123456789'));
  const { outcome } = await runFlow(flow, { start: { limits: { maxVariableBytes: 500 } } });
  expect(outcome.error).toMatchObject({
    code: 'valueTooLarge',
    path: expect.stringMatching(/^each\[\d+\]\/append_all$/),
  });
});

test('a value nested too deeply fails its step', async () => {
  let deep: unknown = 1;
  for (let level = 0; level < 300; level += 1) deep = [deep];
  const { outcome } = await runFlow(aFlow().manual().buildJson('copy', '{{ trigger.body }}'), {
    start: { trigger: { body: deep } },
  });
  expect(outcome.error).toMatchObject({ code: 'valueTooDeep' });
});

test('a run past its time ends with flowTimedOut, and no catch runs', async () => {
  const flow = aFlow()
    .manual()
    .try({ body: (lane) => lane.action('erp', 'slow'), catch: (lane) => lane.buildJson('caught', 1) });
  const timeouts: number[] = [];
  const { outcome, journal } = await runFlow(flow, {
    start: { limits: { flowTimeoutMs: 5_000 } },
    actions: {
      'erp.slow': {
        run: (_input, call) => {
          timeouts.push(call.timeoutMs);
          throw new Error('timed out');
        },
      },
    },
    clock: slowClock(),
  });
  expect(timeouts).toEqual([5_000]);
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'flowTimedOut', path: 'slow' } });
  expect(journal.lines()).toEqual(['slow failed', 'try failed']);
});

/** Stands still for the first looks (run, two boundaries, the call's timeout), then is far beyond the deadline. */
function slowClock() {
  let looks = 0;
  return {
    slept: [],
    breaths: 0,
    now: () => {
      looks += 1;
      return looks <= 4 ? 0 : 6_000;
    },
    async sleep() {},
    async breathe() {},
    advance() {},
  };
}
