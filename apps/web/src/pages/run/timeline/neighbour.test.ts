import { expect, test } from 'vitest';
import { neighbour, nextFailed } from './neighbour.ts';

test('items the log left out are stepped over', () => {
  expect(neighbour([0, 1, 40, 99], 1, 1)).toBe(40);
  expect(neighbour([0, 1, 40, 99], 40, -1)).toBe(1);
  expect(neighbour([0, 1], 1, 1)).toBeUndefined();
});

test('after the last failed item comes the first', () => {
  expect(nextFailed([3, 40], 3)).toBe(40);
  expect(nextFailed([3, 40], 40)).toBe(3);
  expect(nextFailed([], 1)).toBeUndefined();
});
