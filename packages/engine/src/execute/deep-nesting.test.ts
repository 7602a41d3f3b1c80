import { aFlow, type LaneBuilder, MAX_DEPTH } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { answering, runFlow } from '../testing-ports/run-flow.ts';

const nest = (lane: LaneBuilder, depth: number, innermost: (lane: LaneBuilder) => unknown): unknown =>
  depth === 0
    ? innermost(lane)
    : lane.forEach(`loop${depth}`, [1], (body) =>
        body.try({ body: (inner) => nest(inner, depth - 1, innermost) }, { key: `try${depth}` }),
      );

test('containers as deep as a document allows run, with and without waiting inside', async () => {
  const depth = Math.floor((MAX_DEPTH - 1) / 2);
  const flow = aFlow().manual().initVariable('n', 'integer');
  nest(flow, depth, (lane) => lane.incrementVariable('n').action('erp', 'get'));
  flow.buildJson('result', '{{ vars.n }}');
  const { outcome } = await runFlow(flow, { actions: { 'erp.get': answering(() => 1) } });
  expect(outcome).toMatchObject({ state: 'succeeded', output: 1 });
});

test('100,000 turns that each wait neither grow the stack nor chain promises', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('n', 'integer')
    .forEach('each', '{{ [1..100000] }}', (body) => body.action('erp', 'get').incrementVariable('n'), {
      logging: 'counts',
    })
    .buildJson('result', '{{ vars.n }}');
  const events: string[] = [];
  events.push = () => 0;
  const { outcome } = await runFlow(flow, { events, actions: { 'erp.get': answering(() => 1) } });
  expect(outcome).toMatchObject({ state: 'succeeded', output: 100_000 });
}, 60_000);
