import type { TriggerOf, ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { suggestRecords } from './suggest-records.ts';

const config = (more: Partial<TriggerOf<'poll'>['config']> = {}): TriggerOf<'poll'>['config'] => ({
  schedule: { mode: 'interval', every: 5, unit: 'minutes' },
  connector: 'sap-b1',
  action: 'queryItems',
  input: {},
  items: '',
  key: '',
  watermark: { kind: 'time', value: '' },
  perRecord: false,
  ...more,
});
const item: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'ItemName', schema: { type: 'text' } },
    { key: 'ItemCode', schema: { type: 'text' } },
    { key: 'UpdateDate', schema: { type: 'text' } },
  ],
};
const list: ValueSchema = { type: 'array', items: item };

test('the list, the key and the date of change are found in the answer’s schema', () => {
  const body: ValueSchema = { type: 'object', fields: [{ key: 'value', schema: list }] };
  expect(suggestRecords(config(), body)).toEqual({
    items: '{{ trigger.body.value }}',
    key: '{{ loops.row.item.ItemCode }}',
    watermark: { kind: 'time', value: '{{ loops.row.item.UpdateDate }}' },
  });
  expect(suggestRecords(config(), list).items).toBe('{{ trigger.body }}');
});

test('what a person has filled in is left as it is', () => {
  const filled = config({ items: '{{ trigger.body.rows }}', key: 'x' });
  expect(Object.keys(suggestRecords(filled, list))).toEqual(['watermark']);
});

test('an answer nobody described suggests nothing', () => {
  expect(suggestRecords(config(), undefined)).toEqual({});
  expect(suggestRecords(config(), { type: 'any' })).toEqual({});
});
