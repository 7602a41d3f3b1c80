import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('the same seed makes the same choices, another one others, and all stay in bounds', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 200 }, () => random.between(3, 7));
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(new Set(draw(1))).toEqual(new Set([3, 4, 5, 6, 7]));
});
