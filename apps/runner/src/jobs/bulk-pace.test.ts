import { expect, test } from 'vitest';
import { bulkPace } from './bulk-pace.ts';

test.each([1, 7, 59, 60, 61, 90, 600, 6_000])(
  '%i runs a minute are neither more nor far fewer',
  (perMinute) => {
    const { size, pauseMs } = bulkPace(perMinute);
    const real = (60_000 / pauseMs) * size;
    expect(real).toBeLessThanOrEqual(perMinute * 1.01);
    expect(real).toBeGreaterThanOrEqual(perMinute * 0.99);
  },
);

test('without a pace slices follow each other at once', () => {
  expect(bulkPace(null)).toEqual({ size: 100, pauseMs: 0 });
});
