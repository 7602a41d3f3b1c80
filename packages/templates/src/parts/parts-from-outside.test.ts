import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import { aFlow } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { readContent } from '../package/read-content.ts';
import { type LookupTablePart, lookupTableKind } from './lookup-table.ts';
import { hashPart } from './part-kinds.ts';

const language = { analyze: analyzeTemplate, rename: renameReference, patternFault };
const table = (fields: Record<string, unknown> = {}) => ({
  kind: 'lookupTable',
  key: 'units',
  description: '',
  rows: [{ key: 'kg', value: '千克' }],
  ...fields,
});
const contentWith = (parts: unknown) => ({
  names: { en: 'Orders', zh: '订单' },
  descriptions: { en: '', zh: '' },
  tags: [],
  connectors: [],
  flows: [
    {
      key: 'main',
      names: { en: 'Main', zh: '主' },
      document: aFlow().manual().buildJson('unit', "{{ lookup('units', 'kg') }}").build(),
    },
  ],
  parts,
});

test('a table is read as it was given', () => {
  expect(readContent(contentWith([table()]))).toMatchObject({ ok: true, content: { parts: [table()] } });
});

const rows = (...keys: string[]) => keys.map((key) => ({ key, value: 'x' }));

describe.each<[string, unknown[], string, string]>([
  ['a kind nobody knows', [table({ kind: 'shell' })], 'partKindUnknown', 'parts › 1 “units” › kind'],
  ['a part that is no object', [7], 'partKindUnknown', 'parts › 1 › kind'],
  ['a secret beside the rows', [table({ secret: 'x' })], 'partInvalid', 'parts › 1 “units” › secret'],
  [
    'a name that breaks out of its quotes',
    [table({ key: "a') & vars.b & lookup('" })],
    'partInvalid',
    "parts › 1 “a') & vars.b & lookup('” › key",
  ],
  [
    'a row without key',
    [table({ rows: rows('kg', '') })],
    'partInvalid',
    'parts › 1 “units” › rows › 2 › key',
  ],
  [
    'a key that is given twice',
    [table({ rows: rows('kg', 'g', 'kg') })],
    'partInvalid',
    'parts › 1 “units” › rows › 3 › key',
  ],
  [
    'a sign no database keeps',
    [table({ rows: [{ key: 'kg', value: 'a\u0000b' }] })],
    'brokenText',
    'parts › 1 “units” › rows › 1 › value',
  ],
  [
    'too many rows',
    [table({ rows: rows(...Array.from({ length: 50_001 }, (_, at) => `k${at}`)) })],
    'partInvalid',
    'parts › 1 “units” › rows',
  ],
  ['two tables of one name', [table(), table()], 'duplicatePart', 'parts › 2 “units” › key'],
  ['too many parts', Array(301).fill(table()), 'invalidValue', 'parts'],
  ['script in a name', [table({ key: '<img src=x>' })], 'markupInName', 'parts › 1 “<img src=x>” › key'],
  [
    'text turned around in a description',
    [table({ description: 'a\u202eb' })],
    'notText',
    'parts › 1 “units” › description',
  ],
])('%s', (_, parts, code, path) => {
  test(`is refused: ${code} at its place`, () => {
    const read = readContent(contentWith(parts));
    expect(read.ok ? [] : read.problems.map((each) => ({ code: each.code, path: each.path }))).toContainEqual(
      {
        code,
        path,
      },
    );
  });
});

test('a document is led to another table wherever it names it, in its own quotes', () => {
  const document = aFlow()
    .manual()
    .buildJson('one', { a: ["{{ lookup('units', 'kg') & lookup(\"units\", 'g') & lookup('other', 'x') }}"] })
    .initVariable('two', 'text', "{{ lookup('units', vars.a) }}")
    .build();
  const led = lookupTableKind.lead(document, (key) => (key === 'units' ? 'units 2' : undefined), language);
  expect(lookupTableKind.keysIn(led, language)).toEqual(['units 2', 'other']);
  expect(JSON.stringify(led)).toContain('lookup(\\"units 2\\", \'g\')');
  expect(lookupTableKind.keysIn(document, language)).toEqual(['units', 'other']);
});

test('rows are compared by key: changed, gone and added; the name does not count, the order does', () => {
  const part = (...given: [string, string][]): LookupTablePart => ({
    kind: 'lookupTable',
    key: 'units',
    description: '',
    rows: given.map(([key, value]) => ({ key, value })),
  });
  const one = part(['a', '1'], ['b', '2'], ['c', '3']);
  const other = part(['a', '1'], ['c', '4'], ['d', '5']);
  expect(lookupTableKind.compare(one, other)).toEqual([
    { place: ['rows', 'b'], one: '2', other: null },
    { place: ['rows', 'c'], one: '3', other: '4' },
    { place: ['rows', 'd'], one: null, other: '5' },
  ]);
  expect(hashPart({ ...one, key: 'units 2' })).toBe(hashPart(one));
  expect(hashPart(part(['b', '2'], ['a', '1'], ['c', '3']))).not.toBe(hashPart(one));
});

test('a further key fits where the first did', () => {
  const key = lookupTableKind.furtherKey('u'.repeat(100), 12);
  expect(lookupTableKind.schema.safeParse({ ...table(), key }).success).toBe(true);
});
