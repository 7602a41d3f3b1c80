import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { answering, refusal, runFlow, walkFlow } from '../testing-ports/run-flow.ts';

const actions = {
  'erp.list': answering(() => [7, 8]),
  'erp.create': answering(({ entry }) => ({ id: entry }), 'write'),
  'erp.fail': {
    run() {
      throw refusal('connector.httpStatus');
    },
  },
};
const calls = (events: readonly string[]) => events.filter((each) => each.startsWith('call'));
const idOf = (flow: { build(): FlowDocument }, key: string): string => {
  const step = Object.values(flow.build().steps).find((each) => each.key === key);
  if (!step) throw new Error(`no step ${key}`);
  return step.id;
};

test('the run stops after the step, and ends with what it gave', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'list', {}, { key: 'list' })
    .action('erp', 'create', { entry: 1 }, { key: 'create' });
  const { outcome, events } = await runFlow(flow, {
    actions,
    start: { test: { until: idOf(flow, 'list') } },
  });
  expect(calls(events)).toEqual(['call erp.list']);
  expect(outcome).toMatchObject({ state: 'succeeded', output: { body: [7, 8] } });
});

test('inside a loop it stops in the first turn, and no finally lane is walked', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (body) =>
        body.forEach('each', [7, 8], (each) =>
          each.action('erp', 'list', {}, { key: 'inner' }).action('erp', 'create', {}, { key: 'after' }),
        ),
      finally: (lane) => lane.action('erp', 'create', {}, { key: 'closing' }),
    });
  const { outcome, events } = await runFlow(flow, {
    actions,
    start: { test: { until: idOf(flow, 'inner') } },
  });
  expect(calls(events)).toEqual(['call erp.list']);
  expect(outcome.state).toBe('succeeded');
});

test('a step that fails there ends the run with its error; nobody catches it', async () => {
  const flow = aFlow()
    .manual()
    .try({
      body: (body) => body.action('erp', 'fail', {}, { key: 'broken' }),
      catch: (lane) => lane.action('erp', 'create', {}, { key: 'repair' }),
    });
  const until = idOf(flow, 'broken');
  const { outcome, events } = await runFlow(flow, { actions, start: { test: { until } } });
  expect(calls(events)).toEqual(['call erp.fail']);
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'connector.httpStatus', stepId: until } });
});

test('lanes beside it do not go on, also when one of them waits', async () => {
  const flow = aFlow()
    .manual()
    .parallel([
      {
        id: 'b1',
        body: (lane) =>
          lane.waitFor(1, 'hours', { key: 'pause' }).action('erp', 'create', {}, { key: 'beside' }),
      },
      { id: 'b2', body: (lane) => lane.action('erp', 'list', {}, { key: 'here' }) },
    ]);
  const { outcome, events } = await runFlow(flow, {
    actions,
    start: { test: { until: idOf(flow, 'here') } },
  });
  expect(calls(events)).toEqual(['call erp.list']);
  expect(outcome.state).toBe('succeeded');
});

test('a run that waited on its way stops at the step all the same', async () => {
  const flow = aFlow()
    .manual()
    .waitFor(1, 'minutes', { key: 'pause' })
    .action('erp', 'list', {}, { key: 'list' })
    .action('erp', 'create', {}, { key: 'create' });
  const start = { test: { until: idOf(flow, 'list') } };
  const before = await walkFlow(flow, { actions, start });
  expect(before.outcome.state).toBe('suspended');
  before.clock.advance(60_000);
  const replay = createReplay({ own: historyOf(before.journal) });
  const after = await runFlow(flow, { actions, clock: before.clock, start: { ...start, replay } });
  expect(calls(after.events)).toEqual(['call erp.list']);
  expect(after.outcome.state).toBe('succeeded');
});

test('one step alone sees its samples, and its own pinned sample is not taken', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('prefix', 'text', 'A')
    .action('erp', 'list', {}, { key: 'list' })
    .forEach('each', '{{ steps.list.body }}', (item) =>
      item.action(
        'erp',
        'create',
        { entry: '{{ vars.prefix & steps.list.code & loops.each.item & loops.each.number }}' },
        { key: 'create', pinned: { output: { body: 'pinned' } } },
      ),
    );
  const { outcome, events, journal } = await runFlow(flow, {
    actions,
    start: {
      usePinned: true,
      test: {
        only: idOf(flow, 'create'),
        samples: {
          steps: { list: { code: '-' } },
          loops: { each: { item: 'x', index: 4 } },
          vars: { prefix: 'B' },
        },
      },
    },
  });
  expect(calls(events)).toEqual(['call erp.create']);
  expect(outcome).toMatchObject({ state: 'succeeded', output: { body: { id: 'B-x5' } } });
  expect(journal.records.at(-1)).toMatchObject({ path: 'create', state: 'succeeded' });
});
