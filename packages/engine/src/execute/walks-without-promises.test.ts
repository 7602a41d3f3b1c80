import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { compilePlan } from '../plan/compile-plan.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

test('a lane of pure steps runs within one turn of the event loop', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('total', 'integer', 1)
    .incrementVariable('total', 2)
    .condition('{{ vars.total = 3 }}', (lane) => lane.buildJson('built', { total: '{{ vars.total }}' }));
  let microtasks = 0;
  let running = true;
  const count = async (): Promise<void> => {
    while (running) {
      await undefined;
      microtasks += 1;
    }
  };
  const counting = count();
  const { outcome } = await runFlow(flow);
  running = false;
  await counting;
  expect(outcome).toMatchObject({ state: 'succeeded', output: { total: 3 } });
  // executeRun and runFlow themselves take a few; five steps would take at least one each.
  expect(microtasks).toBeLessThanOrEqual(6);
});

test('a document is compiled once and may be run many times with independent state', async () => {
  const flow = aFlow().manual().initVariable('list', 'array').appendToArray('list', '{{ trigger.body.n }}');
  const document = flow.buildJson('result', '{{ vars.list }}').build();
  const plan = compilePlan(document, { describe: () => undefined });
  expect(plan.steps).toHaveLength(3);
  for (const n of [1, 2]) {
    const { outcome } = await runFlow({ build: () => document }, { start: { trigger: { body: { n } } } });
    expect(outcome.output).toEqual([n]);
  }
});
