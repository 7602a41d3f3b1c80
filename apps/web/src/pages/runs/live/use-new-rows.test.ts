import { expect, test } from 'vitest';
import { newerThan } from './use-new-rows.ts';

test('what came above the rows that were there is new; what was read on below them is not', () => {
  expect(newerThan(['b', 'c'], ['a', 'b', 'c', 'd'])).toEqual(new Set(['a']));
  expect(newerThan(['b'], ['b', 'c', 'd'])).toEqual(new Set());
  expect(newerThan(['x'], ['a', 'b'])).toEqual(new Set());
});
