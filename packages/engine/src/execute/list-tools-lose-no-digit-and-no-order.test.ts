import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { runFlow } from '../testing-ports/run-flow.ts';

const run = async (flow: ReturnType<typeof aFlow>, body: unknown) =>
  (await runFlow(flow, { start: { trigger: { body } } })).outcome;

const up = (value: string) => ({ value, direction: 'ascending' as const });
const down = (value: string) => ({ value, direction: 'descending' as const });
const code = '{{ loops.row.item.code }}';

test('filter keeps the elements that pass, in their order', async () => {
  const flow = aFlow()
    .manual()
    .filterArray('open', '{{ trigger.body }}', {
      mode: 'rows',
      match: 'all',
      rows: [
        { left: '{{ loops.row.item.total }}', comparison: 'greater', right: 100 },
        { left: '{{ loops.row.number }}', comparison: 'less', right: 4 },
      ],
    });
  const outcome = await run(flow, [{ total: 120 }, { total: '90' }, { total: '100.5' }, { total: 500 }]);
  expect(outcome.output).toEqual({ items: [{ total: 120 }, { total: '100.5' }], count: 2 });
});

test('a list tool inside a loop sees the loop around it', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'row1',
      '{{ trigger.body }}',
      (lane) => lane.filterArray('same', '{{ trigger.body }}', '{{ loops.row.item = loops.row1.item }}'),
      { collect: '{{ steps.same.count }}' },
    );
  expect((await run(flow, ['a', 'b', 'a'])).output).toMatchObject({ items: [2, 1, 2] });
});

test.each([
  ['numbers and numeric text by value', [up(code)], ['10', 9, '9.5', 9007199254740993n]],
  ['texts letter by letter', [up(code)], ['PR-10', 'PR-9', '采购']],
  ['downwards', [down(code)], ['2026-03-02', '2026-03-01', '2026-02-28']],
])('sort puts %s', async (_, by, codes) => {
  const sorted = by[0]?.direction === 'descending' ? codes : codes.toSorted(byHand);
  const items = codes.toReversed().map((each) => ({ code: each }));
  const outcome = await run(aFlow().manual().sortArray('sorted', '{{ trigger.body }}', by), items);
  expect(outcome.output).toEqual({ items: sorted.map((each) => ({ code: each })), count: codes.length });
});

function byHand(left: unknown, right: unknown): number {
  const isNumeric = Number.isFinite(Number(left));
  return (isNumeric ? Number(left) < Number(right) : String(left) < String(right)) ? -1 : 1;
}

test('sort keeps the order of elements that are alike, and puts what gives nothing last in both directions', async () => {
  const items = [
    { id: 1, code: null, line: 1 },
    { id: 2, code: 'b', line: 2 },
    { id: 3, code: 'a', line: 1 },
    { id: 4, line: 1 },
    { id: 5, code: 'b', line: 1 },
    { id: 6, code: '', line: 1 },
    { id: 7, code: 'a', line: 1 },
  ];
  const ids = async (...by: ReturnType<typeof up | typeof down>[]) => {
    const flow = aFlow()
      .manual()
      .sortArray('sorted', '{{ trigger.body }}', by)
      .buildJson('ids', '{{ steps.sorted.items.id }}');
    return (await run(flow, items)).output;
  };
  expect(await ids(up(code))).toEqual([3, 7, 2, 5, 1, 4, 6]);
  expect(await ids(down(code))).toEqual([2, 5, 3, 7, 1, 4, 6]);
  expect(await ids(down(code), up('{{ loops.row.item.line }}'))).toEqual([5, 2, 3, 7, 1, 4, 6]);
});

test('chunk cuts a list into parts, the last one smaller, of nothing none', async () => {
  const flow = aFlow().manual().chunkArray('parts', '{{ trigger.body }}', '{{ 2 }}');
  expect((await run(flow, [1, 2, 3, 4, 5])).output).toEqual({ items: [[1, 2], [3, 4], [5]], count: 3 });
  expect((await run(flow, undefined)).output).toEqual({ items: [], count: 0 });
});

test('sums and averages are exact in decimal', async () => {
  const amount = '{{ loops.row.item }}';
  const flow = aFlow()
    .manual()
    .aggregate('total', '{{ trigger.body }}', [
      { key: 'sum', function: 'sum', value: amount },
      { key: 'average', function: 'average', value: amount },
      { key: 'all', function: 'count' },
      { key: 'filled', function: 'count', value: amount },
    ]);
  expect((await run(flow, [0.1, '0.2', null, '']))?.output).toEqual({
    sum: 0.3,
    average: 0.15,
    all: 4,
    filled: 2,
  });
  expect((await run(flow, ['12345678901234567.89', 0.01])).output).toMatchObject({
    sum: '12345678901234567.9',
    average: '6172839450617283.95',
  });
  expect((await run(flow, [9007199254740993n, 1])).output).toMatchObject({ sum: 9007199254740994n });
  expect((await run(flow, [1, 1, 0])).output).toMatchObject({ average: 0.6666666667 });
  expect((await run(flow, [])).output).toEqual({ sum: 0, average: null, all: 0, filled: 0 });
});

test('every other function passes over nothing', async () => {
  const qty = '{{ loops.row.item.qty }}';
  const functions = ['min', 'max', 'first', 'last', 'join', 'distinct'] as const;
  const values = functions.map((each) => ({ key: each, function: each, value: qty }));
  const flow = aFlow().manual().aggregate('all', '{{ trigger.body }}', values);
  const items = [{ qty: null }, { qty: '10' }, {}, { qty: 9 }, { qty: '10' }, { qty: '' }];
  expect((await run(flow, items)).output).toEqual({
    min: 9,
    max: '10',
    first: '10',
    last: '10',
    join: '10,9,10',
    distinct: ['10', 9],
  });
  expect((await run(flow, [])).output).toEqual({
    min: null,
    max: null,
    first: null,
    last: null,
    join: '',
    distinct: [],
  });
});

test('groups come in the order in which they are met, and nothing is one of them', async () => {
  const flow = aFlow()
    .manual()
    .aggregate(
      'byItem',
      '{{ trigger.body }}',
      [
        { key: 'qty', function: 'sum', value: '{{ loops.row.item.qty }}' },
        { key: 'orders', function: 'join', value: '{{ loops.row.item.order }}', separator: ' / ' },
      ],
      {
        groupBy: [
          { key: 'item', value: '{{ loops.row.item.code }}' },
          { key: 'store', value: '{{ loops.row.item.store }}' },
        ],
      },
    );
  const outcome = await run(flow, [
    { code: 'B', store: '01', qty: 1, order: 'S1' },
    { code: 'A', qty: 2, order: 'S1' },
    { code: 'B', store: '01', qty: '0.5', order: 'S2' },
    { code: 'A', store: null, qty: 3, order: 'S3' },
    { code: 'B', store: 1, qty: 4, order: 'S4' },
  ]);
  expect(outcome.output).toEqual({
    items: [
      { item: 'B', store: '01', qty: 1.5, orders: 'S1 / S2' },
      { item: 'A', store: null, qty: 5, orders: 'S1 / S3' },
      { item: 'B', store: 1, qty: 4, orders: 'S4' },
    ],
    count: 3,
  });
});

test('100,000 elements go through every tool, also when their expressions wait', async () => {
  const list = Array.from({ length: 100_000 }, (_, at) => ({ code: `C${at % 7}`, qty: (at * 37) % 1000 }));
  const flow = aFlow()
    .manual()
    .filterArray('some', '{{ trigger.body }}', '{{ loops.row.item.qty >= 500 }}')
    .sortArray('sorted', '{{ steps.some.items }}', [down('{{ loops.row.item.qty }}'), up(code)])
    .chunkArray('parts', '{{ steps.sorted.items }}', 1_000)
    .aggregate(
      'byCode',
      '{{ steps.sorted.items }}',
      [{ key: 'qty', function: 'sum', value: '{{ loops.row.item.qty }}' }],
      { groupBy: [{ key: 'code', value: code }] },
    )
    .aggregate('total', '{{ steps.byCode.items }}', [
      { key: 'qty', function: 'sum', value: "{{ lookup('factor', loops.row.item.code) ~> $number() }}" },
    ])
    .buildJson('result', {
      parts: '{{ steps.parts.count }}',
      largest: '{{ steps.sorted.items[0].qty }}',
      codes: '{{ steps.byCode.count }}',
      total: '{{ steps.total.qty }}',
    });
  const factor = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`C${at}`, String(at)]));
  const { outcome } = await runFlow(flow, { start: { trigger: { body: list } }, tables: { factor } });
  expect(outcome.output).toEqual({ parts: 50, largest: 999, codes: 7, total: 21 });
}, 60_000);
