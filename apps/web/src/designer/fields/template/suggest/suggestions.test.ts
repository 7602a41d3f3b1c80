import type { ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { everyField } from '../../picker/picker-fields.ts';
import { suggestionsFor, writtenFor } from './suggestions.ts';

const order: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'DocTotal', schema: { type: 'number', names: { en: 'Total', zh: '单据总额' } } },
    { key: 'CardName', schema: { type: 'text', names: { en: 'Customer', zh: '客户名称' } } },
  ],
};
const group = {
  id: 'steps.order',
  title: '查询订单',
  icon: null,
  stepId: undefined,
  entries: [{ expression: 'steps.order.body', label: 'body', schema: order }],
};
const spell = (chinese: string) =>
  chinese === '客户名称' ? { initials: 'khmc', whole: 'kehumingcheng' } : { initials: '', whole: '' };
const fields = everyField([group], 'zh', () => undefined);
const idsFor = (query: string) => suggestionsFor(fields, query, spell).map(({ id }) => id);

test('fields are found by their names in both languages, their key, their path and pinyin', () => {
  for (const query of ['客户', 'custom', 'CardN', 'steps.order.body.Card', 'khmc']) {
    expect(idsFor(query)[0]).toBe('steps.order.body.CardName');
  }
  expect(idsFor('khmc')).toHaveLength(1);
});

test('functions are found by their names and by what they do', () => {
  expect(idsFor('formatD')).toContain('formatDate()');
  expect(idsFor('日期')).toContain('formatDate()');
});

test('a field is written whole, a function with the caret between its brackets', () => {
  const [field] = suggestionsFor(fields, 'khmc', spell);
  const call = suggestionsFor(fields, 'formatDate', spell).find(({ id }) => id === 'formatDate()');
  if (field === undefined || call === undefined) throw new Error('not found');
  const braced = { query: '', start: 0, end: 0, braced: true };
  const written = (each: typeof field, place: typeof braced) => {
    const { text, caret } = writtenFor(each, place);
    return `${text.slice(0, caret)}|${text.slice(caret)}`;
  };
  expect(written(field, braced)).toBe('{{ steps.order.body.CardName }}|');
  expect(written(call, braced)).toBe('{{ formatDate(|) }}');
  expect(written(call, { ...braced, braced: false })).toBe('formatDate(|)');
});
