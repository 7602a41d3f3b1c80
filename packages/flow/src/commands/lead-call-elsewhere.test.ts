import { expect, test } from 'vitest';
import type { ValueSchema, ValueType } from '../document/values.ts';
import { leadCallElsewhere } from './lead-call-elsewhere.ts';

const asks = (fields: Record<string, ValueType>): ValueSchema => ({
  type: 'object',
  fields: Object.entries(fields).map(([key, type]) => ({ key, schema: { type } })),
});

test('inputs of the same name and a fitting type stay; the others are named with the reason', () => {
  const input = {
    order: '{{ trigger.body.order }}',
    count: '{{ steps.lines.count }}',
    lines: '{{ steps.lines }}',
    note: 'by hand',
    limit: 'many',
  };
  const from = asks({ order: 'text', count: 'integer', lines: 'array', note: 'text', limit: 'text' });
  const to = asks({ order: 'text', count: 'number', lines: 'object', limit: 'integer' });
  expect(leadCallElsewhere(input, { from, to })).toEqual({
    input: { order: input.order, count: input.count },
    dropped: [
      { key: 'lines', reason: 'type' },
      { key: 'note', reason: 'unknown' },
      { key: 'limit', reason: 'type' },
    ],
  });
});

test('a flow that declares nothing takes everything, and an unknown former type is trusted', () => {
  const input = { order: '{{ trigger.body.order }}' };
  expect(leadCallElsewhere(input, { from: asks({ order: 'array' }), to: undefined }).input).toEqual(input);
  expect(leadCallElsewhere(input, { from: undefined, to: asks({ order: 'integer' }) }).dropped).toEqual([]);
});

test('a name that every object has is not taken for a declared one', () => {
  expect(leadCallElsewhere({ constructor: 1 }, { from: undefined, to: asks({}) }).dropped).toEqual([
    { key: 'constructor', reason: 'unknown' },
  ]);
});
