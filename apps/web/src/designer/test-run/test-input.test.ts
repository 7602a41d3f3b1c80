import { sampleOf, type ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { missingFields } from './test-input.ts';

const order: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'number', required: true, schema: { type: 'integer' } },
    { key: 'note', schema: { type: 'text', sample: 'by hand' } },
    {
      key: 'buyer',
      required: true,
      schema: { type: 'object', fields: [{ key: 'name', required: true, schema: { type: 'text' } }] },
    },
  ],
};

test('a sample has the shape of the schema and uses the samples it names', () => {
  expect(sampleOf(order)).toEqual({ number: 0, note: 'by hand', buyer: { name: '' } });
});

test('required fields without a value are named by their path', () => {
  expect(missingFields(order, {})).toEqual(['number', 'buyer']);
  expect(missingFields(order, { number: 0, buyer: { name: '' } })).toEqual(['buyer.name']);
  expect(missingFields(order, { number: 0, buyer: { name: 'Li' } })).toEqual([]);
});
