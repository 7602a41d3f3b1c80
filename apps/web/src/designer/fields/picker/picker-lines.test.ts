import { functionLibrary } from '@flowbridge/expression';
import type { ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { PickerGroup } from './field-scope.ts';
import { everyField } from './picker-fields.ts';
import { browsedLines, FUNCTIONS_ID, searchedLines } from './picker-lines.ts';

const order: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'total', schema: { type: 'number' } },
    {
      key: 'lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'price', schema: { type: 'number' } }] },
      },
    },
    { key: 'extra', schema: { type: 'any' } },
  ],
};
const group = (key: string, schema: ValueSchema): PickerGroup => ({
  id: `steps.${key}`,
  title: key,
  icon: null,
  stepId: undefined,
  entries: [{ expression: `steps.${key}.body`, label: 'body', schema }],
});
const groups = [group('order', order), group('other', { type: 'object' })];
const functions = functionLibrary.slice(0, 3);
const sampleOf = (path: readonly string[]) =>
  path.join('.') === 'steps.order.body.extra' ? { city: 'x' } : undefined;
const browse = (open: string[], closed: string[] = []) =>
  browsedLines({
    groups,
    functions,
    folds: { openFields: new Set(open), closedGroups: new Set(closed) },
    language: 'en',
    sampleOf,
  }).map((line) => `${'depth' in line ? '  '.repeat(line.depth + 1) : ''}${line.id}`);

test('only what is open is listed, folded groups are their heads', () => {
  expect(browse(['steps.order.body', 'steps.order.body.lines'], ['steps.other'])).toEqual([
    'group steps.order',
    '  steps.order.body',
    '    steps.order.body.total',
    '    steps.order.body.lines',
    '      steps.order.body.lines.price',
    '    steps.order.body.extra',
    'group steps.other',
    FUNCTIONS_ID,
  ]);
});

test('where a schema says nothing, the sample opens', () => {
  expect(browse(['steps.order.body', 'steps.order.body.extra'])).toContain(
    '      steps.order.body.extra.city',
  );
});

test('a search lists what matches under its group, however deep and whatever is folded', () => {
  const fields = everyField(groups, 'en', sampleOf);
  const found = searchedLines({ fields, functions, query: 'pri', spell: undefined, sampleOf });
  expect(found.slice(0, 2).map(({ id }) => id)).toEqual([
    'group steps.order',
    'steps.order.body.lines.price',
  ]);
  expect(searchedLines({ fields, functions, query: 'zzz', spell: undefined, sampleOf })).toEqual([]);
});

test('a schema that contains itself is followed so far and no further', () => {
  const tree: ValueSchema = { type: 'object', fields: [] };
  tree.fields?.push({ key: 'left', schema: tree }, { key: 'right', schema: tree });
  expect(everyField([group('tree', tree)], 'en', () => undefined).length).toBeLessThan(200);
});
