import type { MappingRow, ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { drivenBy, driversOf, listsFor, listsIn } from './list-pairs.ts';
import { mappedValue } from './mapped-value.ts';
import { mappingLines, shownLines } from './mapping-lines.ts';

const schema: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'no', required: true, schema: { type: 'text', names: { en: 'Number', zh: '单号' } } },
    {
      key: 'detail',
      schema: {
        type: 'array',
        items: {
          type: 'object',
          fields: [
            { key: 'code', schema: { type: 'text' } },
            { key: 'qty', schema: { type: 'number' } },
          ],
        },
      },
    },
  ],
};
const row = (target: string, path: string): MappingRow => ({
  id: `${target}<${path}`,
  target,
  type: 'text',
  source: { kind: 'path', path },
});

test('every field of the target has its line, filled or not, under its list; own rows follow', () => {
  const lines = mappingLines(schema, [
    row('extra', 'X'),
    row('detail[].code', 'Lines[].Item'),
    row('detail[].code', 'Lines[].Other'),
  ]);
  expect(lines.map((line) => [line.kind, line.target, line.depth])).toEqual([
    ['field', 'no', 0],
    ['group', 'detail[]', 0],
    ['field', 'detail[].code', 1],
    ['field', 'detail[].code', 1],
    ['field', 'detail[].qty', 1],
    ['field', 'extra', 0],
  ]);
  expect(lines[1]).toMatchObject({ isList: true, fields: 3, filled: 2 });
  expect(lines[5]).toMatchObject({ declared: false, rowIndex: 0 });
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
});

test('a field keeps its line when it is filled', () => {
  const idOf = (rows: MappingRow[]) => mappingLines(schema, rows).find(({ target }) => target === 'no')?.id;
  expect(idOf([row('no', 'DocNum')])).toBe(idOf([]));
});

test('lines are found by target, title and source; a closed list hides what is in it', () => {
  const lines = mappingLines(schema, [row('detail[].code', 'Lines[].Item')]);
  const shown = (query: string, closed: string[] = []) =>
    shownLines(lines, { query, closed: new Set(closed) }).map(({ target }) => target);
  expect(shown('单号')).toEqual(['no']);
  expect(shown('lines[].item')).toEqual(['detail[].code']);
  expect(shown('', ['detail[]'])).toEqual(['no', 'detail[]']);
  expect(shown('qty', ['detail[]'])).toEqual(['detail[].qty']);
});

test('a target list is driven by the list its rows read, and can be driven by another that has their fields', () => {
  const place = (path: string) => ({ path, type: 'text' as const, names: [], required: false });
  const sources = ['Lines[].Item', 'Lines[].Batches[].No', 'Rows[].Item', 'Head'].map(place);
  const lists = listsIn(sources);
  expect(lists).toEqual(['Lines[]', 'Lines[].Batches[]', 'Rows[]']);
  expect(listsFor(lists, 'detail[]')).toEqual(['Lines[]', 'Rows[]']);
  const rows = [row('detail[].code', 'Lines[].Item'), row('detail[].qty', 'Lines[].Qty'), row('no', 'Head')];
  expect(driversOf(rows, 'detail[]')).toEqual(['Lines[]']);
  const moved = drivenBy(rows, { list: 'detail[]', from: 'Rows[]' }, sources);
  expect(moved.map(({ source }) => source.kind === 'path' && source.path)).toEqual([
    'Rows[].Item',
    'Lines[].Qty',
    'Head',
  ]);
});

test('what a target got is shown shortly', () => {
  const output = { no: '7', detail: [{ qty: 1 }, { qty: 2 }, { qty: 3 }, { qty: 4 }], head: { a: true } };
  expect(mappedValue(output, 'no')).toBe('7');
  expect(mappedValue(output, 'detail[].qty')).toBe('1 · 2 · 3 …');
  expect(mappedValue(output, 'head.a')).toBe('true');
  expect(mappedValue(output, 'head.b')).toBeUndefined();
});
