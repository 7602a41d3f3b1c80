import { expect, test } from 'vitest';
import { recordsToChoose } from './records-to-choose.ts';

test('columns are the key, the title and the date; what is the same in all records, empty or long comes last or not at all', () => {
  const order = (number: number, customer: string, day: string) => ({
    Printed: 'tNO',
    Locked: false,
    Address: number + ' Long street'.repeat(20),
    DocNum: number,
    Currency: 'CNY',
    CardName: customer,
    DocDate: day,
    Remark: '',
    Lines: [{ ItemCode: 'A' }],
  });
  const { count, columns, records } = recordsToChoose([
    order(101, 'Anna', '2026-01-01'),
    order(102, 'Bert', '2026-01-02'),
    order(103, 'Cora', '2026-01-02'),
  ]);
  expect(count).toBe(3);
  expect(columns.slice(0, 3)).toEqual(['CardName', 'DocNum', 'DocDate']);
  expect(columns).not.toContain('Remark');
  expect(columns).not.toContain('Locked');
  expect(columns.indexOf('Currency')).toBeGreaterThan(columns.indexOf('Address'));
  expect(records[1]?.slice(0, 3)).toEqual(['Bert', '102', '2026-01-02']);
});

test('values inside an object of the record count too, and a record without a value has none', () => {
  const { columns, records } = recordsToChoose([
    { head: { no: 'A-1' } },
    { head: { no: 'A-2' } },
    { other: 1 },
  ]);
  expect(columns).toContain('head.no');
  expect(records.map((row) => row[columns.indexOf('head.no')])).toEqual(['A-1', 'A-2', null]);
});

test('single values are their own text, and integers keep every digit', () => {
  expect(recordsToChoose(['a', 12345678901234567890n])).toEqual({
    count: 2,
    columns: [],
    records: [['a'], ['12345678901234567890']],
  });
  expect(recordsToChoose([])).toEqual({ count: 0, columns: [], records: [] });
});

test('a very long list is counted whole and shown to its thousandth record', () => {
  const { count, records } = recordsToChoose(Array.from({ length: 5_000 }, (_, id) => ({ id })));
  expect([count, records.length, records[999]]).toEqual([5_000, 1_000, ['999']]);
});
