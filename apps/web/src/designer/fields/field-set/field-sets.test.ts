import { aFlow, type StepOf, type ValueSchema } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { changeFieldsAt, newFieldKey, type SchemaField, withText, withType } from './field-set-edits.ts';
import { fieldSetRows } from './field-set-rows.ts';
import { fieldUsages } from './field-usages.ts';
import { valuesAt, withoutValue, withRenamedValue } from './input-values.ts';

const declared: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'Code', schema: { type: 'text' } },
    {
      key: 'Lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'Item', schema: { type: 'text' } }] },
      },
    },
  ],
};
const text = (key: string): SchemaField => ({ key, schema: { type: 'text' } });

describe('a field set', () => {
  test('adds into declared lists through a shell that goes with the last field', () => {
    const one = changeFieldsAt(undefined, declared, ['Lines', '[]'], (fields) => [...fields, text('U_Lot')]);
    expect(one).toEqual({
      type: 'object',
      fields: [
        { key: 'Lines', schema: { type: 'array', items: { type: 'object', fields: [text('U_Lot')] } } },
      ],
    });
    expect(changeFieldsAt(one, declared, ['Lines', '[]'], () => [])).toBeUndefined();
  });

  test('keeps an own object whose last field went', () => {
    const own: ValueSchema = {
      type: 'object',
      fields: [{ key: 'U_Box', schema: { type: 'object', fields: [text('U_In')] } }],
    };
    expect(changeFieldsAt(own, declared, ['U_Box'], () => [])?.fields).toEqual([
      { key: 'U_Box', schema: { type: 'object', fields: [] } },
    ]);
  });

  test('is shown among the declared objects and lists that can take fields', () => {
    const set = changeFieldsAt(
      changeFieldsAt(undefined, declared, ['Lines', '[]'], () => [text('U_Lot')]),
      declared,
      [],
      (fields) => [...fields, text('U_A'), text('U_A')],
    );
    const rows = fieldSetRows(declared, set);
    expect(rows.map(({ kind, field, depth }) => `${kind} ${field.key} ${depth}`)).toEqual([
      'declared Lines 0',
      'added U_Lot 1',
      'added U_A 0',
      'added U_A 0',
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
    expect(newFieldKey(set, declared, ['Lines', '[]'])).toBe('field');
  });

  test('keeps what is inside a field when it becomes a list, and drops it when it becomes a text', () => {
    const list = withType({ type: 'object', fields: [text('a')] }, 'array');
    expect(list).toEqual({ type: 'array', items: { type: 'object', fields: [text('a')] } });
    expect(withType(list, 'object')).toEqual({ type: 'object', fields: [text('a')] });
    expect(withType(list, 'text')).toEqual({ type: 'text' });
  });

  test('is titled for both languages until one has a title of its own', () => {
    const both = withText({ type: 'text' }, 'names', 'zh', '批次');
    expect(both.names).toEqual({ en: '批次', zh: '批次' });
    const own = { ...both, names: { en: 'Lot', zh: '批次' } };
    expect(withText(own, 'names', 'zh', '批号').names).toEqual({ en: 'Lot', zh: '批号' });
    expect(withText(both, 'names', 'en', '')).toEqual({ type: 'text' });
  });
});

test('values of extra fields go and are renamed with them, in every item of a list', () => {
  const value = { Code: 'x', Lines: [{ Item: 'a', U_Lot: '1' }, { U_Lot: '{{ trigger.body.lot }}' }] };
  const place = ['Lines', '[]'];
  expect(valuesAt(value, place, 'U_Lot')).toEqual(['1', '{{ trigger.body.lot }}']);
  expect(withoutValue(value, place, 'U_Lot')).toEqual({ Code: 'x', Lines: [{ Item: 'a' }, {}] });
  expect(withRenamedValue(value, place, { from: 'U_Lot', to: 'U_Batch' })).toEqual({
    Code: 'x',
    Lines: [{ Item: 'a', U_Batch: '1' }, { U_Batch: '{{ trigger.body.lot }}' }],
  });
  expect(withoutValue({ U_A: 1 }, [], 'U_A')).toBeUndefined();
  expect(withoutValue('{{ steps.a }}', [], 'U_A')).toBe('{{ steps.a }}');
});

test('a field of an answer is used directly, through loops and in mappings', () => {
  const document = aFlow()
    .manual()
    .action('sap-b1', 'queryObjects', {}, { key: 'query' })
    .buildJson('direct', '{{ steps.query.body.value[0].U_Lot }}')
    .buildJson('other', '{{ steps.query.body.value.DocEntry }}')
    .forEach('each', '{{ steps.query.body.value }}', (lane) =>
      lane
        .buildJson('looped', '{{ loops.each.item.U_Lot & "x" }}')
        .mapFields('mapped', '{{ loops.each.item }}', [
          { target: 'lot', type: 'text', source: { kind: 'path', path: 'U_Lot' } },
          { target: 'no', type: 'text', source: { kind: 'path', path: 'DocEntry' } },
        ]),
    )
    .build();
  const step = Object.values(document.steps).find(({ key }) => key === 'query') as StepOf<'action'>;
  const usages = fieldUsages(document, step, ['value', 'U_Lot']);
  expect(usages.map(({ stepId, path }) => [document.steps[stepId]?.key, path.at(-1)])).toEqual([
    ['direct', 'value'],
    ['looped', 'value'],
    ['mapped', 'path'],
  ]);
});
