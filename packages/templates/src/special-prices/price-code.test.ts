import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { PRICE_FIELDS_CODE } from './price-fields-code.ts';
import { readRowsCode } from './read-rows-code.ts';

/** What a code step gives; values cross as JSON, as they do in the code sandbox. */
function run(code: string, input: unknown): unknown {
  const call = `${code}\nJSON.stringify(main(${JSON.stringify(input)}))`;
  return JSON.parse(String(vm.runInNewContext(call)));
}

const controls = {
  partner: '业务伙伴代码',
  table: '价格明细',
  item: '物料代码',
  price: '价格',
  currency: '币种',
  from: '起始日期',
  to: '结束日期',
  priceList: '价格清单编号',
};
const row = (price: string, from = '', to = '', item = '11028') => ({
  物料代码: item,
  价格: price,
  起始日期: from,
  结束日期: to,
});
const read = (rows: unknown, head: Record<string, string> = {}) =>
  run(readRowsCode('en'), { form: { 业务伙伴代码: 'C001', ...head, 价格明细: rows }, controls });

describe('rows of the form', () => {
  test('of one partner and item become one entry, in the order of the form', () => {
    const rows = [
      row('205', '2025-01-17', '2025-02-17'),
      row('9', '', '', 'I0001'),
      row('210', '2025-03-01'),
    ];
    expect(read(rows, { 币种: 'CNY', 价格清单编号: '2' })).toEqual([
      {
        cardCode: 'C001',
        itemCode: '11028',
        currency: 'CNY',
        priceList: '2',
        price: 210,
        periods: [
          { from: '2025-01-17', to: '2025-02-17', price: 205 },
          { from: '2025-03-01', to: '', price: 210 },
        ],
      },
      { cardCode: 'C001', itemCode: 'I0001', currency: 'CNY', priceList: '2', price: 9, periods: [] },
    ]);
  });

  test('a control in the table counts before the same one beside it', () => {
    expect(read([{ ...row('1'), 业务伙伴代码: 'C100056' }])).toMatchObject([{ cardCode: 'C100056' }]);
  });

  test.each(['2025-01-07', '2025/1/7', '2025.1.7', '2025年1月7日', '20250107', '2025-01-07 08:00'])(
    'the date %s is understood',
    (from) => expect(read([row('1', from)])).toMatchObject([{ periods: [{ from: '2025-01-07' }] }]),
  );

  test.each([
    ['no table', '', 'The form has no rows in “价格明细”.'],
    ['no price', [row('1'), row('')], 'Row 2 of “价格明细”: “价格” is empty.'],
    ['a price that is none', [row('约 5 元')], 'Row 1 of “价格明细”: “价格” is no price: “约 5 元”.'],
    ['a negative price', [row('-5')], 'Row 1 of “价格明细”: “价格” is no price: “-5”.'],
    [
      'a day that never was',
      [row('1', '2025-02-30')],
      'Row 1 of “价格明细”: “起始日期” is no date: “2025-02-30”.',
    ],
    [
      'an end without a start',
      [row('1', '', '2025-01-01')],
      'Row 1 of “价格明细”: a period that ends needs a first day in “起始日期”.',
    ],
    [
      'a period turned round',
      [row('1', '2025-02-01', '2025-01-01')],
      'Row 1 of “价格明细”: the period ends (2025-01-01) before it begins (2025-02-01).',
    ],
    [
      'two currencies of one price',
      [
        { ...row('1'), 币种: 'CNY' },
        { ...row('2'), 币种: 'USD' },
      ],
      'Row 2 of “价格明细”: “币种” differs from an earlier row of the same business partner and item.',
    ],
    [
      'a price list by name',
      [{ ...row('1'), 价格清单编号: '批发' }],
      'Row 1 of “价格明细”: “价格清单编号” is no number of a price list: “批发”.',
    ],
  ])('%s is refused with its place', (_, rows, message) => {
    expect(() => read(rows)).toThrow(message);
  });

  test('refusals speak the language of the flow', () => {
    const form = { 业务伙伴代码: 'C001', 价格明细: [row('x')] };
    expect(() => run(readRowsCode('zh'), { form, controls })).toThrow(
      '“价格明细”第 1 行：“价格”不是价格：“x”。',
    );
  });
});

describe('periods', () => {
  const area = (DateFrom: string | null, Dateto: string | null, SpecialPrice: number, RowNumber = 0) => ({
    RowNumber,
    DateFrom,
    Dateto,
    SpecialPrice,
  });
  const periods = (known: unknown, ...approved: [string, string, number][]) => {
    const entry = {
      price: 1,
      currency: '',
      priceList: '',
      periods: approved.map(([from, to, price]) => ({ from, to, price })),
    };
    const made = run(PRICE_FIELDS_CODE, { entry, known }) as { SpecialPriceDataAreas?: unknown };
    return made.SpecialPriceDataAreas;
  };

  test('the same approval again changes nothing', () => {
    const once = periods([area('2024-01-01', '2024-12-31', 118)], ['2025-01-17', '2025-02-17', 123]);
    expect(once).toEqual([
      area('2024-01-01', '2024-12-31', 118, 0),
      area('2025-01-17', '2025-02-17', 123, 1),
    ]);
    expect(periods(once, ['2025-01-17', '2025-02-17', 123])).toEqual(once);
  });

  test('a new period takes its days out of an old one, which keeps what is left and all it holds', () => {
    const old = { ...area('2025-01-01T00:00:00Z', '2025-12-31T00:00:00Z', 100), Discount: 5 };
    expect(periods([old], ['2025-03-01', '2025-03-31', 90])).toEqual([
      { ...old, Dateto: '2025-02-28', RowNumber: 0 },
      area('2025-03-01', '2025-03-31', 90, 1),
      { ...old, DateFrom: '2025-04-01', RowNumber: 2 },
    ]);
  });

  test('a period without an end replaces what begins later and shortens what is open', () => {
    const known = [area('2024-01-01', null, 100), area('2026-01-01', '2026-06-30', 80)];
    expect(periods(known, ['2025-01-01', '', 70])).toEqual([
      area('2024-01-01', '2024-12-31', 100, 0),
      area('2025-01-01', null, 70, 1),
    ]);
  });

  test('a later row of one approval counts on the days that both name', () => {
    expect(periods(null, ['2025-01-01', '2025-01-31', 1], ['2025-01-15', '2025-01-31', 2])).toEqual([
      area('2025-01-01', '2025-01-14', 1, 0),
      area('2025-01-15', '2025-01-31', 2, 1),
    ]);
  });

  test('a price without periods leaves those of the ERP as they are', () => {
    expect(periods([])).toBeUndefined();
    expect(periods([area('2024-01-01', '2024-12-31', 118)])).toEqual([area('2024-01-01', '2024-12-31', 118)]);
  });

  test('currency and price list are written only where the form has them', () => {
    const entry = {
      price: 205,
      currency: 'CNY',
      priceList: '2',
      periods: [{ from: '2025-01-01', to: '', price: 205 }],
    };
    expect(run(PRICE_FIELDS_CODE, { entry, known: [] })).toEqual({
      Price: 205,
      Currency: 'CNY',
      PriceListNum: 2,
      SpecialPriceDataAreas: [{ ...area('2025-01-01', null, 205), PriceCurrency: 'CNY' }],
    });
  });
});
