import { expect, test } from 'vitest';
import { withRange } from './with-range.ts';

test('a range is added once, behind what was selected before', () => {
  expect(withRange(['d', 'b'], ['a', 'b', 'c'], true)).toEqual(['d', 'a', 'b', 'c']);
});

test('a range is taken away, what lies on other pages stays selected', () => {
  expect(withRange(['elsewhere', 'a', 'c'], ['a', 'b'], false)).toEqual(['elsewhere', 'c']);
});
