import { expect, test } from 'vitest';
import type { ValueSchema } from '../document/values.ts';
import { checkValue } from './check-value.ts';

const order: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'number', required: true, schema: { type: 'integer' } },
    {
      key: 'kind',
      schema: { type: 'text', choices: [{ value: 'sale', names: { en: 'Sale', zh: '销售' } }] },
    },
    {
      key: 'lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'qty', required: true, schema: { type: 'number' } }] },
      },
    },
  ],
};

const differs = (value: unknown) => checkValue(value, order, 'body');

test('a value that has what is required is taken, with more than the schema names', () => {
  expect(differs({ number: 1, extra: true, lines: [{ qty: 0.5 }] })).toBeUndefined();
  expect(differs({ number: 12345678901234567890n })).toBeUndefined();
});

test('the first place that differs is named, in both languages', () => {
  expect(differs({ number: 1, lines: [{ qty: 1 }, { qty: 'x' }] })).toEqual({
    path: 'body.lines[1].qty',
    reason: { en: 'expected number, found text', zh: '应为数字，实际为文本' },
  });
  expect(differs({})).toMatchObject({ path: 'body.number', reason: { en: 'is required', zh: '为必填项' } });
  expect(differs({ number: 1.5 })).toMatchObject({ path: 'body.number' });
  expect(differs({ number: 1, kind: 'gift' })).toMatchObject({ path: 'body.kind' });
  expect(differs(undefined)).toMatchObject({
    path: 'body',
    reason: { en: 'expected object, found nothing' },
  });
});

test('what a value inherits is not given by its sender', () => {
  const schema: ValueSchema = {
    type: 'object',
    fields: [{ key: 'toString', required: true, schema: { type: 'any' } }],
  };
  expect(checkValue({}, schema, 'body')).toMatchObject({ path: 'body.toString' });
});
