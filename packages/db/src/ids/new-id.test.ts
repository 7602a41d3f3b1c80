import { expect, test } from 'vitest';
import { firstIdOf, newId } from './new-id.ts';

test('ids sort by the time they were made', () => {
  expect([newId(3), newId(1), newId(2)].sort().map((id) => Number.parseInt(id.slice(0, 12), 16))).toEqual([
    1, 2, 3,
  ]);
});

test('ten thousand ids of one moment are all different UUIDs of version 7', () => {
  const ids = new Set(Array.from({ length: 10_000 }, () => newId(1)));
  expect(ids.size).toBe(10_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

test('the first id of a moment parts what was made before from what comes later', () => {
  expect([newId(4), newId(5), newId(6)].map((id) => id >= firstIdOf(5))).toEqual([false, true, true]);
});
