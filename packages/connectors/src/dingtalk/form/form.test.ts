import { describe, expect, test } from 'vitest';
import { fromForm } from './from-form.ts';
import { toForm } from './to-form.ts';

const writtenTable =
  '[[{"name":"品号","value":"11028"},{"name":"需求数量","value":"55"}],[{"name":"品号","value":"14003"},{"name":"需求数量","value":"11"}]]';

describe('form values become the texts DingTalk wants', () => {
  test('an object by control name, with numbers and nothing', () => {
    expect(toForm({ 来源单号: 17, 备注: null, 加急: true, 大数: 9007199254740993n })).toEqual([
      { name: '来源单号', value: '17' },
      { name: '备注', value: '' },
      { name: '加急', value: 'true' },
      { name: '大数', value: '9007199254740993' },
    ]);
  });

  test.each([
    [
      'rows as lists of name and value',
      [
        [
          { name: '品号', value: '11028' },
          { name: '需求数量', value: 55 },
        ],
        [
          { name: '品号', value: '14003' },
          { name: '需求数量', value: 11 },
        ],
      ],
    ],
    [
      'rows as objects',
      [
        { 品号: '11028', 需求数量: 55 },
        { 品号: 14003, 需求数量: '11' },
      ],
    ],
    ['the text itself', writtenTable],
  ])('a table given as %s', (_, rows) => {
    expect(toForm({ 物料表: rows })).toEqual([{ name: '物料表', value: writtenTable }]);
  });

  test('one row alone is a table of one row', () => {
    expect(toForm({ 表: [{ name: 'a', value: 1 }] })).toEqual([
      { name: '表', value: '[[{"name":"a","value":"1"}]]' },
    ]);
  });

  test('several choices and attachments stay JSON lists', () => {
    expect(toForm({ 类别: ['甲', '乙'], 附件: [{ spaceId: '1', fileId: '2', fileName: 'a.pdf' }] })).toEqual([
      { name: '类别', value: '["甲","乙"]' },
      { name: '附件', value: '[{"spaceId":"1","fileId":"2","fileName":"a.pdf"}]' },
    ]);
  });

  test('a list keeps further fields of its entries', () => {
    expect(toForm([{ name: '来源单号', value: 17, bizAlias: 'no' }])).toEqual([
      { name: '来源单号', value: '17', bizAlias: 'no' },
    ]);
  });

  test('limits and malformed entries are refused with their place', () => {
    expect(() => toForm('text')).toThrow(/neither a list/);
    expect(() => toForm([{ value: 1 }])).toThrow(/entry 1 has no name/);
    expect(() => toForm({ 长: 'x'.repeat(65_536) })).toThrow(/长/);
    expect(() => toForm(Object.fromEntries(Array.from({ length: 151 }, (_, i) => [`c${i}`, 1])))).toThrow(
      /150/,
    );
  });
});

describe('form values are read back by name', () => {
  const rows = [
    { 品号: '11028', 需求数量: '55' },
    { 品号: '14003', 需求数量: '11' },
  ];

  test('a table in the written form', () => {
    expect(fromForm([{ name: '物料表', value: writtenTable }])).toEqual({ 物料表: rows });
  });

  test('a table in the read-back form', () => {
    const value = JSON.stringify([
      {
        rowValue: [
          { label: '品号', value: '11028', key: 'T-A' },
          { label: '需求数量', value: '55' },
        ],
        rowNumber: 'T_1',
      },
      {
        rowValue: [
          { label: '品号', value: '14003' },
          { label: '需求数量', value: '11' },
        ],
        rowNumber: 'T_2',
      },
    ]);
    expect(fromForm([{ name: '物料表', value }])).toEqual({ 物料表: rows });
  });

  test('a table inside a table', () => {
    const inner = JSON.stringify([{ rowValue: [{ label: 'x', value: '1' }] }]);
    const value = JSON.stringify([{ rowValue: [{ label: '明细', value: inner }] }]);
    expect(fromForm([{ name: '表', value }])).toEqual({ 表: [{ 明细: [{ x: '1' }] }] });
  });

  test('everything else stays its text', () => {
    expect(
      fromForm([
        { name: 'a', value: '["甲"]' },
        { name: 'b', value: '[broken' },
        { name: 'c', value: '' },
      ]),
    ).toEqual({ a: '["甲"]', b: '[broken', c: '' });
  });
});
