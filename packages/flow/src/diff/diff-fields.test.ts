import { expect, it } from 'vitest';
import { diffFields } from './diff-fields.ts';
import type { FieldChange } from './field-change.ts';

const show = (changes: readonly FieldChange[]) =>
  changes.map(({ kind, path }) =>
    [
      kind,
      ...path.map((part) => (typeof part === 'string' ? part : (part.label ?? `#${part.position}`))),
    ].join(' '),
  );

it('knows the rows of a mapping by their ids: a row put in at the top changes none of the others', () => {
  const row = (id: string, target: string, path = target) => ({ id, target, source: { kind: 'path', path } });
  const before = { rows: [row('a', 'docEntry'), row('b', 'quantity'), row('c', 'price')] };
  const after = { rows: [row('n', 'code'), row('c', 'price'), row('a', 'docEntry', 'DocEntry')] };
  const changes = diffFields(before, after);
  expect(show(changes)).toEqual([
    'added rows code',
    'removed rows quantity',
    'moved rows docEntry',
    'changed rows docEntry source path',
  ]);
});

it('compares lists without names by likeness: a condition put in at the top is one that was added', () => {
  const row = (left: string) => ({ left, comparison: 'notEmpty' });
  const changes = diffFields({ rows: [row('a'), row('b')] }, { rows: [row('n'), row('a'), row('b')] });
  expect(changes).toEqual([
    { kind: 'added', path: ['rows', { position: 0, label: undefined }], after: row('n') },
  ]);
});

it('sets an edited element against the one it stands for', () => {
  const changes = diffFields(
    {
      rows: [
        { left: 'a', comparison: 'equals', right: 1 },
        { left: 'b', comparison: 'empty' },
      ],
    },
    {
      rows: [
        { left: 'a', comparison: 'equals', right: 2 },
        { left: 'b', comparison: 'empty' },
      ],
    },
  );
  expect(changes).toEqual([
    { kind: 'changed', path: ['rows', { position: 0, label: undefined }, 'right'], before: 1, after: 2 },
  ]);
});

it('takes a list whose names repeat by likeness', () => {
  const changes = diffFields({ values: [{ name: 'x' }, { name: 'x' }] }, { values: [{ name: 'x' }] });
  expect(show(changes)).toEqual(['removed values x']);
});

it('tells a value of another shape as one change', () => {
  expect(diffFields({ value: 'text' }, { value: { a: 1 } })).toEqual([
    { kind: 'changed', path: ['value'], before: 'text', after: { a: 1 } },
  ]);
});

it('does not mind the order of fields, nor fields that are undefined', () => {
  expect(diffFields({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1, gone: undefined })).toEqual([]);
});

it('is not misled by fields named like what objects inherit', () => {
  expect(show(diffFields({ input: {} }, { input: { toString: 'x' } }))).toEqual(['added input toString']);
});
