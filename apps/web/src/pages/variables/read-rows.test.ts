import { expect, test } from 'vitest';
import { readRows } from './read-rows.ts';

const plain = { header: false };

test('cells of a spreadsheet and of a file are read alike, with quotes and line breaks inside', () => {
  const rows = [
    { key: 'kg', value: '千克' },
    { key: 'pcs', value: '个, 件' },
  ];
  expect(readRows('kg\t千克\npcs\t个, 件\n', plain)).toEqual({ rows, problems: [] });
  expect(readRows('\uFEFFkg,千克\r\npcs,"个, 件"\r\n\r\n', plain)).toEqual({ rows, problems: [] });
  expect(readRows('a;"x\ny"', plain).rows).toEqual([{ key: 'a', value: 'x\ny' }]);
});

test('a line of titles is left out when it is one', () => {
  expect(readRows('key,value\nkg,千克', { header: true }).rows).toEqual([{ key: 'kg', value: '千克' }]);
});

test('a key without a value gives an empty one', () => {
  expect(readRows('kg\npcs', plain).rows).toEqual([
    { key: 'kg', value: '' },
    { key: 'pcs', value: '' },
  ]);
});

test('each mistake is told with its line, and the good rows are read all the same', () => {
  const text = [
    'kg,千克',
    ',nothing',
    `${'k'.repeat(401)},x`,
    `v,${'x'.repeat(4_001)}`,
    'a,b,c',
    'kg,公斤',
  ].join('\n');
  expect(readRows(text, plain)).toEqual({
    rows: [{ key: 'kg', value: '千克' }],
    problems: [
      { line: 2, what: 'noKey' },
      { line: 3, what: 'longKey' },
      { line: 4, what: 'longValue' },
      { line: 5, what: 'columns' },
      { line: 6, what: 'twice', key: 'kg', first: 1 },
    ],
  });
});
