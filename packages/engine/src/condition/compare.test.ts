import type { Comparison } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';

test.each<[unknown, Comparison, unknown, boolean]>([
  [5, 'equals', '5', true],
  [9007199254740993n, 'equals', '9007199254740993', true],
  ['007', 'equals', '7', false],
  [true, 'equals', 'true', true],
  [null, 'equals', undefined, true],
  ['', 'equals', null, false],
  [[1, { a: '2' }], 'equals', ['1', { a: 2 }], true],
  ['a', 'notEquals', 'b', true],
  ['10', 'greater', '9', true],
  ['2026-01-05', 'less', '2026-01-10', true],
  [9007199254740993n, 'greater', 9007199254740992, true],
  [null, 'greater', 1, false],
  [3, 'greaterOrEqual', 3, true],
  [3, 'lessOrEqual', '2.5', false],
  ['聚氯乙烯', 'contains', '氯', true],
  [[1, 2], 'contains', '2', true],
  [{ a: 1 }, 'contains', 'a', true],
  [undefined, 'notContains', 'a', true],
  [[], 'empty', undefined, true],
  [{}, 'empty', undefined, true],
  [0, 'empty', undefined, false],
  [' ', 'notEmpty', undefined, true],
  ['PR-0012', 'matches', '^PR-\\d+$', true],
  ['finish', 'in', ['start', 'finish'], true],
  ['finish', 'in', 'start，finish', true],
  [3, 'in', [], false],
])('%s %s %s is %s', (left, comparison, right, expected) => {
  expect(compare(left, comparison, right)).toBe(expected);
});

test.each<[unknown, Comparison, unknown, string]>([
  [{}, 'greater', 1, 'notComparable'],
  [true, 'less', 1, 'notComparable'],
  ['abc', 'greater', 1, 'notComparable'],
  ['a', 'matches', '(', 'badPattern'],
  [`${'a'.repeat(40)}!`, 'matches', '^(a+)+$', 'unsafePattern'],
  ['ab'.repeat(100_000), 'matches', 'a.*b.*c', 'unsafePattern'],
  ['a', 'in', { a: 1 }, 'notAList'],
])('%s %s %s fails with %s', (left, comparison, right, code) => {
  expect(() => compare(left, comparison, right)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code }) }),
  );
});
