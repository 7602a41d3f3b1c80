import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { historyOf } from '../testing-ports/history-of.ts';
import { answering, refusal, runFlow } from '../testing-ports/run-flow.ts';
import { createReplay } from './replay-source.ts';

const ITEMS = 5_000;

function flow(onItemFailure: 'stop' | 'continue' = 'stop') {
  return aFlow()
    .manual()
    .initVariable('total', 'integer', 0)
    .forEach(
      'each',
      `{{ [1..${ITEMS}] }}`,
      (body) => body.action('erp', 'post', { id: '{{ loops.each.item }}' }).incrementVariable('total'),
      { collect: '{{ loops.each.item }}', onItemFailure },
    )
    .buildJson('result', { total: '{{ vars.total }}', items: '{{ $count(steps.each.items) }}' });
}

test('a long loop leaves a handful of lines for recovery, whatever its length', async () => {
  const { journal, outcome } = await runFlow(flow(), {
    actions: { 'erp.post': answering(() => 1, 'write') },
  });
  expect(outcome.output).toEqual({ total: ITEMS, items: ITEMS });
  expect(journal.checkpoints.length).toBeGreaterThan(10);
  const forRecovery = historyOf(journal).lines.filter((line) => line.path.startsWith('each['));
  expect(new Set(forRecovery.map((line) => line.path)).size).toBeLessThan(1_100);
});

test.each([0, 3_001, 7_777, 9_999])(
  'a loop cut off at line %i goes on where its checkpoint says',
  async (cut) => {
    const whole = await runFlow(flow(), { actions: { 'erp.post': answering(() => 1, 'write') } });
    const at = whole.journal.records[cut - 1]?.state === 'started' ? cut + 1 : cut;
    const own = historyOf(whole.journal, at);
    const posted: unknown[] = [];
    const resumed = await runFlow(flow(), {
      actions: {
        'erp.post': answering((input) => {
          posted.push(input.id);
          return 1;
        }, 'write'),
      },
      start: { replay: createReplay({ own }) },
    });
    const done = whole.journal.records
      .slice(0, at)
      .filter((record) => record.path.endsWith('/post') && record.state === 'succeeded');
    expect(posted).toHaveLength(ITEMS - new Set(done.map((record) => record.path)).size);
    expect(resumed.outcome).toEqual(whole.outcome);
  },
);

test('a retry of failed items posts those alone, also below a checkpoint', async () => {
  const broken = new Set([7, 1_234, 4_999]);
  const actions = {
    'erp.post': answering((input) => {
      if (broken.has(Number(input.id))) throw refusal('connector.http');
      return 1;
    }, 'write'),
  };
  const first = await runFlow(flow('continue'), { actions });
  expect(first.outcome).toMatchObject({ state: 'completedWithFailures', output: { items: ITEMS - 3 } });
  const posted: unknown[] = [];
  const mended = {
    'erp.post': answering((input) => {
      posted.push(input.id);
      return 1;
    }, 'write'),
  };
  const replay = createReplay({
    own: { lines: [], loops: new Map() },
    before: historyOf(first.journal),
  });
  const second = await runFlow(flow('continue'), { actions: mended, start: { attempt: 2, replay } });
  expect(posted).toEqual([7, 1_234, 4_999]);
  expect(second.outcome).toMatchObject({ state: 'succeeded', output: { total: ITEMS, items: ITEMS } });
});

test('a second retry after one that was cut off still posts each item once', async () => {
  const broken = new Set([10, 20, 30]);
  const first = await runFlow(flow('continue'), {
    actions: {
      'erp.post': answering((input) => {
        if (broken.has(Number(input.id))) throw refusal('connector.http');
        return 1;
      }, 'write'),
    },
  });
  const posted: number[] = [];
  const stubborn = {
    'erp.post': answering((input) => {
      if (input.id === 20) throw refusal('connector.http');
      posted.push(Number(input.id));
      return 1;
    }, 'write'),
  };
  const none = { lines: [], loops: new Map() };
  const again = createReplay({ own: none, before: historyOf(first.journal) });
  const second = await runFlow(flow('continue'), { actions: stubborn, start: { replay: again } });
  expect(posted).toEqual([10, 30]);
  const last = createReplay({ own: none, before: historyOf(second.journal) });
  const third = await runFlow(flow('continue'), {
    actions: {
      'erp.post': answering((input) => {
        posted.push(Number(input.id));
        return 1;
      }, 'write'),
    },
    start: { replay: last },
  });
  expect(posted).toEqual([10, 30, 20]);
  expect(third.outcome).toMatchObject({ state: 'succeeded', output: { total: ITEMS, items: ITEMS } });
});
