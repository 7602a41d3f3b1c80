import { expect, test } from 'vitest';
import { failedPaths, walkFailed } from './failed-paths.ts';

test('a loop that failed by its items is no failure of its own; one that failed by itself is', () => {
  expect(failedPaths(['each[3]/call', 'each[3]', 'each[7]/inner[0]/call', 'each'])).toEqual([
    'each[3]/call',
    'each[7]/inner[0]/call',
  ]);
  expect(failedPaths(['each[3]', 'each', 'eachOther'])).toEqual(['each[3]', 'eachOther']);
});

test('from one failure to the next, round and round, in both directions', () => {
  const paths = ['a', 'b', 'c'];
  expect(walkFailed(paths, undefined, 1)).toBe('a');
  expect(walkFailed(paths, 'somewhere', -1)).toBe('c');
  expect(walkFailed(paths, 'b', 1)).toBe('c');
  expect(walkFailed(paths, 'c', 1)).toBe('a');
  expect(walkFailed(paths, 'a', -1)).toBe('c');
  expect(walkFailed([], 'a', 1)).toBeUndefined();
});
