import { expect, test } from 'vitest';
import { pathReference, templateParts } from './template-text.ts';

test('text and expressions come apart and together again unchanged', () => {
  const value =
    'Code eq {{ loops.each.item.Code }} and \\{{ literal }} {{ $sum(steps.a.body.{"x": {"y": 1}}) }}!';
  expect(
    templateParts(value)
      .map((part) => part.raw)
      .join(''),
  ).toBe(value);
  expect(templateParts(value).filter((part) => part.kind === 'expression')).toHaveLength(2);
});

test('an expression that is not closed yet is text', () => {
  expect(templateParts('a {{ steps.')).toEqual([
    { kind: 'text', raw: 'a ' },
    { kind: 'text', raw: '{{ steps.' },
  ]);
});

test('a plain path is told from a computation', () => {
  expect(pathReference('steps.取草稿.body.`odata.nextLink`')).toEqual({
    root: 'steps',
    names: ['取草稿', 'body', 'odata.nextLink'],
  });
  expect(pathReference('loops.each.item.lines[0].qty')?.names).toEqual([
    'each',
    'item',
    'lines',
    '[0]',
    'qty',
  ]);
  expect(pathReference('steps.a.body.x + 1')).toBeUndefined();
  expect(pathReference('$now()')).toBeUndefined();
});
