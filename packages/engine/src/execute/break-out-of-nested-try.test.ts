import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { runFlow } from '../testing-ports/run-flow.ts';

const logged = (flow: ReturnType<typeof aFlow>) => flow.buildJson('result', '{{ vars.log }}');

test('break inside a try leaves the nearest loop, and finally runs on the way', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('log', 'array')
    .forEach('outer', [1, 2], (outer) =>
      outer
        .forEach('inner', ['a', 'b', 'c'], (inner) =>
          inner
            .try({
              body: (body) =>
                body
                  .appendToArray('log', '{{ loops.outer.item }}{{ loops.inner.item }}')
                  .condition("{{ loops.inner.item = 'b' }}", (then) => then.break()),
              finally: (lane) => lane.appendToArray('log', 'finally'),
            })
            .appendToArray('log', 'end'),
        )
        .appendToArray('log', '{{ steps.inner.count }}'),
    );
  const { outcome } = await runFlow(logged(flow));
  const once = (n: number) => [`${n}a`, 'finally', 'end', `${n}b`, 'finally', 2];
  expect(outcome).toMatchObject({ state: 'succeeded', output: [...once(1), ...once(2)] });
});

test('continue goes to the next turn and collects nothing for the turn it left', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      [1, 2, 3, 4],
      (body) =>
        body.condition('{{ loops.each.item % 2 = 0 }}', (then) => then.continue()).buildJson('kept', 1),
      { collect: '{{ loops.each.item }}' },
    );
  const { outcome } = await runFlow(flow);
  expect(outcome.output).toEqual({ count: 4, succeeded: 4, failed: 0, items: [1, 3], failures: [] });
});

test('break outside a loop fails its step', async () => {
  const document = aFlow().manual().break().build();
  const { outcome } = await runFlow({ build: () => document });
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'notInLoop' } });
});
