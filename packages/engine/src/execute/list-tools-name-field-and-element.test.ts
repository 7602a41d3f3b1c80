import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { wordStepFailure } from '../failure/word-step-failure.ts';
import { cancelSource } from '../testing-ports/cancel-source.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

const qty = '{{ loops.row.item.qty }}';
const up = { value: qty, direction: 'ascending' as const };

test.each([
  ['filter', aFlow().manual().filterArray('x', '{{ trigger.body }}', '{{ toInt(loops.row.item.qty) > 1 }}')],
  ['sort', aFlow().manual().sortArray('x', '{{ trigger.body }}', [up])],
  [
    'sum',
    aFlow()
      .manual()
      .aggregate('x', '{{ trigger.body }}', [{ key: 'a', function: 'sum', value: qty }]),
  ],
  [
    'min',
    aFlow()
      .manual()
      .aggregate('x', '{{ trigger.body }}', [{ key: 'a', function: 'min', value: qty }]),
  ],
])('%s names the field and the element that does not fit', async (_, flow) => {
  const body = [{ qty: 1 }, { qty: null }, { qty: 'two' }, { qty: 3 }];
  const { outcome, surprises } = await runFlow(flow, { start: { trigger: { body } } });
  expect(surprises).toEqual([]);
  expect(outcome.error?.details.element).toBe(3);
  expect(outcome.error?.field).toMatch(/^(test\.expression|by\[0\]\.value|values\[0\]\.value)$/);
});

test('the person reads which element it was', async () => {
  const flow = aFlow()
    .manual()
    .aggregate('total', '{{ trigger.body }}', [{ key: 'a', function: 'sum', value: qty }]);
  const { outcome } = await runFlow(flow, { start: { trigger: { body: [{ qty: 1 }, { qty: 'two' }] } } });
  if (outcome.error === undefined) throw new Error('it did not fail');
  const words = (language: 'en' | 'zh') =>
    wordStepFailure(outcome.error ?? never(), language, { step: 'Total', field: 'Quantity' }).userMessage;
  expect(words('en')).toBe(
    'Step “Total”, field “Quantity”, element 2: text was given where a number is needed',
  );
  expect(words('zh')).toBe('步骤“Total”的“Quantity”（第 2 项）：需要数字，实际为文本');
});

function never(): never {
  throw new Error('checked above');
}

test.each([
  [{ size: 0 }, '0'],
  [{ size: 2.5 }, '2.5'],
  [{ size: 'two' }, 'text'],
  [{}, 'nothing'],
])('chunk refuses the size of %j', async (body, found) => {
  const flow = aFlow().manual().chunkArray('parts', [1, 2], '{{ trigger.body.size }}');
  const { outcome } = await runFlow(flow, { start: { trigger: { body } } });
  expect(outcome.error).toMatchObject({ code: 'invalidSize', field: 'size', details: { found } });
});

test('a list tool refuses what is no list', async () => {
  const flow = aFlow().manual().chunkArray('parts', '{{ trigger.body }}', 2);
  const { outcome } = await runFlow(flow, { start: { trigger: { body: 'text' } } });
  expect(outcome.error).toMatchObject({ code: 'itemsNotAList', field: 'items' });
});

test('a cancel stops a long list in the middle', async () => {
  const cancel = cancelSource();
  let looked = 0;
  const flow = aFlow()
    .manual()
    .filterArray('all', '{{ trigger.body }}', "{{ lookup('t', $string(loops.row.item)) = 'x' }}");
  const tables = {
    t: new Proxy<Record<string, unknown>>(
      {},
      {
        get() {
          looked += 1;
          if (looked === 100) cancel.abort();
          return 'x';
        },
      },
    ),
  };
  const body = Array.from({ length: 1_000 }, (_, at) => at);
  const { outcome, journal } = await runFlow(flow, { start: { trigger: { body } }, tables, cancel });
  expect(outcome.state).toBe('cancelled');
  expect(journal.recordOf('all')?.state).toBe('cancelled');
  expect(looked).toBeLessThan(200);
});
