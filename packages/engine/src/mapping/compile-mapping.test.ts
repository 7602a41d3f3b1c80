import type { EvaluationEnvironment, Scope } from '@flowbridge/expression';
import type { MappingRow, MappingRule } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { compileMapping, type MappingResult } from './compile-mapping.ts';

type RowInput = Partial<Omit<MappingRow, 'source'>> & {
  target: string;
  source: MappingRow['source'] | string;
};

const env: EvaluationEnvironment = {
  now: () => 0,
  timeZone: 'Asia/Shanghai',
  lookup: async (table, key) => `${table}:${String(key)}`,
};

const scope: Scope = {
  trigger: undefined,
  steps: { header: { currency: 'CNY' } },
  loops: {},
  vars: {},
  params: {},
  tenant: { vars: {} },
  run: {},
  callbacks: {},
};

async function map(source: unknown, rows: RowInput[]): Promise<MappingResult> {
  const full = rows.map(
    (row, index): MappingRow => ({
      id: `r${index}`,
      type: 'any',
      ...row,
      source: typeof row.source === 'string' ? { kind: 'path', path: row.source } : row.source,
    }),
  );
  return compileMapping({ rows: full }).apply(source, scope, env);
}

const output = async (source: unknown, rows: RowInput[]): Promise<unknown> => {
  const result = await map(source, rows);
  expect(result.problems).toEqual([]);
  return result.output;
};

const expression = (text: string): MappingRow['source'] => ({ kind: 'expression', expression: text });
const constant = (value: string | number): MappingRow['source'] => ({ kind: 'constant', value });

const draft = {
  DocEntry: 16,
  CardName: ' 华东 ',
  'odata.etag': 'W/1',
  Address: { City: '上海' },
  DocumentLines: [
    { ItemCode: '11028', Quantity: '2', Batches: [{ No: 'A' }, { No: 'B' }] },
    { ItemCode: '14003', Quantity: '3.5', Batches: [] },
  ],
};

describe('paths', () => {
  test('fields go to their places, nested ones too', async () => {
    expect(
      await output(draft, [
        { target: 'mainData.entry', source: 'DocEntry' },
        { target: 'mainData.address.city', source: 'Address.City' },
        { target: "['odata.etag']", source: '["odata.etag"]' },
        { target: 'second', source: 'DocumentLines[1].ItemCode' },
        { target: 'missing', source: 'No.Such' },
        { target: 'kind', source: constant('PR') },
      ]),
    ).toEqual({
      mainData: { entry: 16, address: { city: '上海' } },
      'odata.etag': 'W/1',
      second: '14003',
      kind: 'PR',
    });
  });

  test('lists map row to row; header fields and constants repeat in each row', async () => {
    expect(
      await output(draft, [
        { target: 'detailData[].item', source: 'DocumentLines[].ItemCode' },
        { target: 'detailData[].qty', source: 'DocumentLines[].Quantity', type: 'number' },
        { target: 'detailData[].doc', source: 'DocEntry' },
        { target: 'detailData[].unit', source: constant('kg') },
      ]),
    ).toEqual({
      detailData: [
        { item: '11028', qty: 2, doc: 16, unit: 'kg' },
        { item: '14003', qty: 3.5, doc: 16, unit: 'kg' },
      ],
    });
  });

  test('lists in lists keep their nesting, and a list of plain values is possible', async () => {
    expect(
      await output(draft, [
        { target: 'rows[].code', source: 'DocumentLines[].ItemCode' },
        { target: 'rows[].batches[].no', source: 'DocumentLines[].Batches[].No' },
        { target: 'codes[]', source: 'DocumentLines[].ItemCode' },
        { target: 'allBatches', source: 'DocumentLines[].Batches[].No' },
      ]),
    ).toEqual({
      rows: [
        { code: '11028', batches: [{ no: 'A' }, { no: 'B' }] },
        { code: '14003', batches: [] },
      ],
      codes: ['11028', '14003'],
      allBatches: ['A', 'B'],
    });
  });

  test('one object is a list of one, nothing is an empty list, and lists of different length are paired', async () => {
    const source = { one: { a: 1 }, long: [{ b: 1 }, { b: 2 }] };
    expect(
      await output(source, [
        { target: 'single[].a', source: 'one[].a' },
        { target: 'none[].x', source: 'missing[].x' },
        { target: 'paired[].a', source: 'one[].a' },
        { target: 'paired[].b', source: 'long[].b' },
      ]),
    ).toEqual({ single: [{ a: 1 }], none: [], paired: [{ a: 1, b: 1 }, { b: 2 }] });
  });

  test('a path that cannot be read, or a target that is two things at once, is a problem of its row', async () => {
    const { problems, output: mapped } = await map(draft, [
      { target: 'a[', source: 'DocEntry' },
      { target: 'b', source: 'x..y' },
      { target: 'c', source: 'DocEntry' },
      { target: 'c.d', source: 'DocEntry' },
      { target: '__proto__.polluted', source: 'DocEntry' },
    ]);
    expect(problems.map(({ code, rowId }) => [code, rowId])).toEqual([
      ['badPath', 'r0'],
      ['badPath', 'r1'],
      ['badPath', 'r3'],
      ['badPath', 'r4'],
    ]);
    expect(mapped).toEqual({ c: 16 });
  });
});

describe('expressions', () => {
  test('they see the flow, and in rows the current source element', async () => {
    expect(
      await output(draft, [
        { target: 'currency', source: expression('{{ steps.header.currency }}') },
        { target: 'rows[].item', source: 'DocumentLines[].ItemCode' },
        {
          target: 'rows[].text',
          source: expression(
            '{{ loops.row.number }}: {{ loops.row.item.ItemCode }} × {{ loops.row.item.Quantity }}',
          ),
        },
      ]),
    ).toEqual({
      currency: 'CNY',
      rows: [
        { item: '11028', text: '1: 11028 × 2' },
        { item: '14003', text: '2: 14003 × 3.5' },
      ],
    });
  });

  test('an expression that waits still sees its own row, and the order of fields stays', async () => {
    const mapped = await output(draft, [
      { target: 'rows[].unit', source: expression("{{ lookup('units', loops.row.item.ItemCode) }}") },
      { target: 'rows[].item', source: 'DocumentLines[].ItemCode' },
    ]);
    expect(mapped).toEqual({
      rows: [
        { unit: 'units:11028', item: '11028' },
        { unit: 'units:14003', item: '14003' },
      ],
    });
    expect(JSON.stringify(mapped).startsWith('{"rows":[{"unit"')).toBe(true);
  });

  test('a failing expression is a problem of that very field, and the others are mapped', async () => {
    const { problems, output: mapped } = await map(draft, [
      { target: 'rows[].item', source: 'DocumentLines[].ItemCode' },
      { target: 'rows[].n', source: expression('{{ toInt(loops.row.first ? 2 : "x") }}') },
      { target: 'bad', source: expression('{{ ( }}') },
    ]);
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['expressionFailed', 'rows[1].n'],
      ['expressionFailed', 'bad'],
    ]);
    expect(mapped).toEqual({ rows: [{ item: '11028', n: 2 }, { item: '14003' }] });
  });
});

describe('types and required', () => {
  test.each([
    ['text', 12, '12'],
    ['text', { a: 1 }, '{"a":1}'],
    ['integer', '007', 7],
    ['integer', '9007199254740993', 9007199254740993n],
    ['number', '1.50', 1.5],
    ['boolean', 'TRUE', true],
    ['array', { a: 1 }, [{ a: 1 }]],
  ] as const)('%s takes %j', async (type, value, expected) => {
    expect(await output({ value }, [{ target: 'x', source: 'value', type }])).toEqual({ x: expected });
  });

  test('what would lose something is refused with the value met', async () => {
    const { problems } = await map({ lines: [{ q: '1' }, { q: 'abc' }] }, [
      { target: 'rows[].qty', source: 'lines[].q', type: 'integer' },
    ]);
    expect(problems).toEqual([
      {
        code: 'wrongType',
        rowId: 'r0',
        target: 'rows[].qty',
        place: 'rows[1].qty',
        details: { type: 'integer', found: 'text', value: 'abc' },
      },
    ]);
  });

  test('a required field without a value is a problem in each row it is missing', async () => {
    const { problems } = await map({ lines: [{ q: '' }, { q: 1 }, {}] }, [
      { target: 'rows[].qty', source: 'lines[].q', required: true },
    ]);
    expect(problems.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'requiredMissing rows[0].qty',
      'requiredMissing rows[2].qty',
    ]);
  });
});

describe('rules', () => {
  const apply = async (value: unknown, ...rules: MappingRule[]): Promise<unknown> => {
    const { output: mapped, problems } = await map({ value }, [{ target: 'x', source: 'value', rules }]);
    return problems[0]?.code ?? mapped.x;
  };

  test('分 become 元 without a binary error, rounded half up', async () => {
    expect(await apply(1999, { kind: 'number', multiply: '0.01' })).toBe(19.99);
    expect(await apply('0.07', { kind: 'number', multiply: '100' })).toBe(7);
    expect(await apply('1.005', { kind: 'number', decimals: 2 })).toBe(1.01);
    expect(await apply('-2.5', { kind: 'number', decimals: 0 })).toBe(-3);
    expect(await apply('12345678901234567890', { kind: 'number', multiply: '1' })).toBe(
      12345678901234567890n,
    );
    expect(await apply('0.12345678901234567890123', { kind: 'number' })).toBe('0.12345678901234567890123');
    expect(await apply('abc', { kind: 'number' })).toBe('notANumber');
  });

  test('dates change format and zone', async () => {
    const rule: MappingRule = { kind: 'date', from: 'yyyyMMdd', to: 'yyyy-MM-dd' };
    expect(await apply('20260105', rule)).toBe('2026-01-05');
    expect(await apply(20260105, rule)).toBe('2026-01-05');
    expect(await apply('2026-01-05', { ...rule, from: '' })).toBe('2026-01-05');
    expect(await apply('5 Jan', rule)).toBe('dateUnreadable');
    expect(await apply('', rule)).toBe('');
  });

  test('a dictionary translates, has a default, and refuses what it does not know', async () => {
    const entries = [
      { from: 'Y', to: 'ardApproved' },
      { from: '1', to: 'one' },
    ];
    expect(await apply('Y', { kind: 'dictionary', entries })).toBe('ardApproved');
    expect(await apply(1, { kind: 'dictionary', entries })).toBe('one');
    expect(await apply('X', { kind: 'dictionary', entries, otherwise: 'other' })).toBe('other');
    expect(await apply('X', { kind: 'dictionary', entries })).toBe('notInDictionary');
  });

  test('trim, case, split, join, default and check work in their order', async () => {
    expect(await apply(' ab ', { kind: 'trim' }, { kind: 'case', to: 'upper' })).toBe('AB');
    expect(await apply('a,b', { kind: 'split', separator: ',' }, { kind: 'case', to: 'upper' })).toEqual([
      'A',
      'B',
    ]);
    expect(await apply(['a', 1], { kind: 'join', separator: ';' })).toBe('a;1');
    expect(await apply('', { kind: 'default', value: 'n/a' })).toBe('n/a');
    expect(await apply('AB12', { kind: 'check', pattern: '^[A-Z]{2}\\d+$' })).toBe('AB12');
    expect(await apply('12AB', { kind: 'check', pattern: '^[A-Z]{2}\\d+$' })).toBe('patternNotMatched');
  });

  test('a check whose pattern could block the runner is refused instead of tried', async () => {
    expect(await apply(`${'a'.repeat(40)}!`, { kind: 'check', pattern: '^(a+)+$' })).toBe('patternUnsafe');
  });
});
