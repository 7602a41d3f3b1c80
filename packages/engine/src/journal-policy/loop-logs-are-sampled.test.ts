import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { answering, refusal, runFlow } from '../testing-ports/run-flow.ts';

const loopOf = (count: number, logging?: 'full' | 'errorsAndSamples' | 'counts') =>
  aFlow()
    .manual()
    .forEach(
      'each',
      `{{ [1..${count}] }}`,
      (body) => body.buildJson('made', '{{ loops.each.number }}'),
      logging ? { logging } : {},
    );

const madeIndexes = (paths: string[]): number[] =>
  paths.flatMap((line) => {
    const match = /^each\[(\d+)\]\/made succeeded$/.exec(line);
    return match ? [Number(match[1])] : [];
  });

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

test('up to 1,000 iterations are logged in full', async () => {
  const { journal } = await runFlow(loopOf(1_000));
  expect(madeIndexes(journal.lines())).toEqual(range(0, 1_000));
});

test('beyond that the first 20 and the last 20 are logged, and the counts stay exact', async () => {
  const { journal, outcome } = await runFlow(loopOf(5_000));
  expect(madeIndexes(journal.lines())).toEqual([...range(0, 20), ...range(4_980, 5_000)]);
  expect(journal.recordOf('each')?.output).toMatchObject({ count: 5_000, succeeded: 5_000, failed: 0 });
  expect(journal.progress.at(-1)).toEqual({
    path: 'each',
    counts: { total: 5_000, succeeded: 5_000, failed: 0 },
  });
  expect(Object.values(outcome.counts.byStep)).toContainEqual(
    expect.objectContaining({ total: 5_000, succeeded: 5_000 }),
  );
  expect(journal.records.map((record) => record.sequence)).toEqual(range(1, 42));
});

test('errorsAndSamples samples short loops too, counts logs the loop alone', async () => {
  const sampled = await runFlow(loopOf(100, 'errorsAndSamples'));
  expect(madeIndexes(sampled.journal.lines())).toEqual([...range(0, 20), ...range(80, 100)]);
  const counted = await runFlow(loopOf(100, 'counts'));
  expect(counted.journal.lines()).toEqual(['each succeeded']);
  expect(counted.outcome.counts).toMatchObject({ steps: 101, succeeded: 101 });
});

test('a loop left early still has its last 20 iterations', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..5000] }}', (body) =>
      body
        .buildJson('made', 1)
        .condition('{{ loops.each.number = 3000 }}', (then) => then.break(), undefined, {
          logging: 'counts',
        }),
    );
  const { journal } = await runFlow(flow);
  expect(madeIndexes(journal.lines())).toEqual([...range(0, 20), ...range(2_980, 3_000)]);
});

test('every failed iteration is logged with all its steps, in order, wherever it lies', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      '{{ [1..3000] }}',
      (body) =>
        body
          .buildJson('before', '{{ loops.each.number }}')
          .action('erp', 'send', { n: '{{ loops.each.number }}' }),
      { onItemFailure: 'continue' },
    );
  const failing = {
    'erp.send': {
      run: (input: Record<string, unknown>) => {
        if (Number(input.n) % 500 === 0) throw refusal('connector.refused');
        return undefined;
      },
    },
  };
  const { journal, outcome } = await runFlow(flow, { actions: failing });
  expect(outcome.state).toBe('completedWithFailures');
  const lines = journal.lines();
  for (const index of [499, 999, 1_499, 1_999, 2_499, 2_999]) {
    const at = lines.indexOf(`each[${index}]/send failed`);
    expect(at).toBeGreaterThan(0);
    expect(lines[at - 1]).toBe(`each[${index}]/before succeeded`);
  }
  expect(lines.filter((line) => line.endsWith('failed'))).toHaveLength(6);
  expect(journal.recordOf('each')?.output).toMatchObject({ count: 3_000, succeeded: 2_994, failed: 6 });
});

test('a failure in a nested loop is logged although its outer iteration is outside the sample', async () => {
  const flow = aFlow()
    .manual()
    .forEach('outer', '{{ [1..2000] }}', (outer) =>
      outer.forEach(
        'inner',
        '{{ [1..3] }}',
        (inner) =>
          inner.condition('{{ loops.outer.number = 777 and loops.inner.number = 2 }}', (then) =>
            then.setVariable('missing', 1),
          ),
        { onItemFailure: 'continue' },
      ),
    );
  const { journal } = await runFlow(flow);
  expect(journal.lines().filter((line) => line.endsWith('failed'))).toEqual([
    'outer[776]/inner[1]/set_missing failed',
    'outer[776]/inner[1]/condition failed',
  ]);
});

test('nested loops keep all inner iterations of the outer sample', async () => {
  const flow = aFlow()
    .manual()
    .forEach('outer', '{{ [1..2000] }}', (outer) =>
      outer.forEach('inner', '{{ [1..20] }}', (inner) => inner.buildJson('made', 1)),
    );
  const { journal } = await runFlow(flow);
  const made = journal.lines().filter((line) => line.endsWith('made succeeded'));
  expect(made).toHaveLength(40 * 20);
  expect(made[0]).toBe('outer[0]/inner[0]/made succeeded');
  expect(made.at(-1)).toBe('outer[1999]/inner[19]/made succeeded');
});

test('calls that change something are journalled in every iteration, outside the sample without what only people read', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..2000] }}', (body) =>
      body.action('erp', 'get', {}).action('erp', 'post', { n: '{{ loops.each.number }}' }),
    );
  const { journal } = await runFlow(flow, {
    actions: { 'erp.get': answering(() => 1), 'erp.post': answering(() => 2, 'write') },
  });
  const inside = journal.recordOf('each[3]/post');
  const outside = journal.recordOf('each[1000]/post');
  expect(inside).toMatchObject({ state: 'succeeded', input: { n: 4 } });
  expect(outside).toMatchObject({ state: 'succeeded', output: { body: 2 }, sampledOut: true });
  expect(outside).not.toHaveProperty('input');
  const starts = journal.records.filter((record) => record.state === 'started');
  expect(starts).toHaveLength(2_000);
  expect(starts[1_000]).toMatchObject({ path: 'each[1000]/post', input: { n: 1_001 } });
  for (const path of ['each[1000]/post', 'each[1999]/post']) {
    const states = journal.records.filter((record) => record.path === path).map((record) => record.state);
    expect(states.indexOf('started')).toBe(0);
    expect(states.lastIndexOf('started')).toBe(0);
  }
  expect(journal.lines()).not.toContain('each[1000]/get succeeded');
  expect(journal.durable).toBeGreaterThan(4_000);
});

test('a while loop is logged in full up to 1,000 turns, then its last 20', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('n', 'integer')
    .while('spin', '{{ vars.n < 1500 }}', (body) => body.incrementVariable('n', undefined, { key: 'up' }), {
      maxTurns: 2_000,
    });
  const { journal } = await runFlow(flow);
  const turns = journal.lines().filter((line) => line.endsWith('/up succeeded'));
  expect(turns).toHaveLength(1_020);
  expect(turns[1_000]).toBe('spin[1480]/up succeeded');
});

test('after 1,000 opened iterations only the failed steps themselves are logged', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..3000] }}', (body) => body.buildJson('before', 1).setVariable('missing', 1), {
      onItemFailure: 'continue',
    });
  const { journal, outcome } = await runFlow(flow);
  const lines = journal.lines();
  expect(lines.filter((line) => line.endsWith('set_missing failed'))).toHaveLength(3_000);
  expect(lines.filter((line) => line.endsWith('before succeeded'))).toHaveLength(20 + 1_000 + 20);
  expect(outcome.output).toMatchObject({ failed: 3_000 });
});

test('a step that only counts keeps its values out of the journal unless it fails', async () => {
  const flow = aFlow()
    .manual()
    .buildJson('quiet', { big: 1 }, { logging: 'counts' })
    .action('erp', 'send', { n: 1 }, { logging: 'counts' });
  const { journal } = await runFlow(flow, {
    actions: {
      'erp.send': {
        run: () => {
          throw refusal('connector.refused');
        },
      },
    },
  });
  expect(journal.recordOf('quiet')).not.toHaveProperty('output');
  expect(journal.recordOf('send')).toMatchObject({ state: 'failed', input: { n: 1 } });
});
