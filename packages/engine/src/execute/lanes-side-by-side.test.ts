import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { answering, refusal, runFlow, type TestAction, walkFlow } from '../testing-ports/run-flow.ts';

/** Calls that answer when the test says so. */
function gate(): { action: TestAction; open: string[]; release(id: string): void } {
  const waiting = new Map<string, () => void>();
  const open: string[] = [];
  return {
    open,
    action: {
      effect: 'write',
      async run(input) {
        const id = String(input.id);
        open.push(id);
        await new Promise<void>((resolve) => waiting.set(id, resolve));
        return { output: id };
      },
    },
    release: (id) => waiting.get(id)?.(),
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !holds(); turn += 1) await Promise.resolve();
  expect(holds()).toBe(true);
}

test('the lanes of a parallel step run at the same time, and later steps see what all of them gave', async () => {
  const { action, open, release } = gate();
  const flow = aFlow()
    .manual()
    .parallel([
      { id: 'a', body: (lane) => lane.action('erp', 'post', { id: 'a' }, { key: 'left' }) },
      { id: 'b', body: (lane) => lane.action('erp', 'post', { id: 'b' }, { key: 'right' }) },
    ])
    .buildJson('both', '{{ steps.left & steps.right }}');
  const running = runFlow(flow, { actions: { 'erp.post': action } });
  await until(() => open.length === 2);
  release('b');
  release('a');
  const { outcome } = await running;
  expect(outcome).toMatchObject({ state: 'succeeded', output: 'ab' });
});

test('a failing lane does not stop the others; the first failure in drawing order is the step’s', async () => {
  const posted: unknown[] = [];
  const flow = aFlow()
    .manual()
    .parallel([
      { id: 'a', body: (lane) => lane.action('erp', 'fail', { id: 'a' }, { key: 'left' }) },
      { id: 'b', body: (lane) => lane.action('erp', 'post', { id: 'b' }, { key: 'right' }) },
      { id: 'c', body: (lane) => lane.action('erp', 'fail', { id: 'c' }, { key: 'last' }) },
    ]);
  const { outcome } = await runFlow(flow, {
    actions: {
      'erp.fail': answering((input) => {
        throw refusal(`refused.${String(input.id)}`);
      }),
      'erp.post': answering((input) => posted.push(input.id), 'write'),
    },
  });
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'refused.a', path: 'left' } });
  expect(posted).toEqual(['b']);
});

test('a loop with three at a time never has more under way, and collects in the order of its items', async () => {
  let underWay = 0;
  let most = 0;
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      '{{ [1..20] }}',
      (body) =>
        body
          .initVariable('own', 'integer', '{{ loops.each.item }}')
          .action('erp', 'post', { id: '{{ vars.own }}' })
          .buildJson('made', '{{ vars.own * 10 }}'),
      { concurrency: 3, collect: '{{ steps.made }}' },
    );
  const { outcome } = await runFlow(flow, {
    actions: {
      'erp.post': {
        effect: 'write',
        async run(input) {
          underWay += 1;
          most = Math.max(most, underWay);
          for (let turn = 0; turn < 30 - Number(input.id); turn += 1) await Promise.resolve();
          underWay -= 1;
          return { output: 1 };
        },
      },
    },
  });
  expect(most).toBe(3);
  expect(outcome.output).toMatchObject({
    count: 20,
    succeeded: 20,
    items: Array.from({ length: 20 }, (_each, index) => (index + 1) * 10),
  });
});

test('batches hand the body lists', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..7] }}', (body) => body.buildJson('sum', '{{ $sum(loops.each.item) }}'), {
      batchSize: 3,
      collect: '{{ steps.sum }}',
    });
  const { outcome } = await runFlow(flow);
  expect(outcome.output).toMatchObject({ count: 3, items: [6, 15, 7] });
});

test('a concurrent loop that goes on after a crash posts each item once', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      '{{ [1..2000] }}',
      (body) => body.action('erp', 'post', { id: '{{ loops.each.item }}' }),
      {
        concurrency: 8,
      },
    );
  const actions = { 'erp.post': answering(() => 1, 'write') };
  const whole = await runFlow(flow, { actions });
  expect(whole.journal.checkpoints.length).toBeGreaterThan(3);
  const cut = whole.journal.records.length - 900;
  const own = historyOf(whole.journal, cut);
  const open = new Set(own.lines.filter((line) => line.state === 'started').map((line) => line.path));
  const posted: unknown[] = [];
  const resumed = await walkFlow(flow, {
    actions: { 'erp.post': answering((input) => posted.push(input.id), 'write') },
    start: { replay: createReplay({ own }) },
  });
  const done = whole.journal.records.slice(0, cut).filter((record) => record.state === 'succeeded');
  expect(posted).toHaveLength(2_000 - new Set(done.map((record) => record.path)).size - open.size);
  // Calls that were under way at the crash are put before a person, all of them at once.
  if (open.size === 0) expect(resumed.outcome.state).toBe('succeeded');
  else
    expect(resumed.outcome).toMatchObject({
      state: 'suspended',
      waits: [...open].map((path) => ({ kind: 'decision', path })),
    });
});
