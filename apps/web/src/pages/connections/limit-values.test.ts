import { expect, test } from 'vitest';
import { toLimits, toLimitValues } from './limit-values.ts';

test('limits come out of the form as they went in', () => {
  for (const limits of [
    {},
    { concurrency: 3 },
    { rate: { calls: 20, per: 'second' as const } },
    { rate: { calls: 600, per: 'minute' as const }, concurrency: 1 },
  ]) {
    expect(toLimits(toLimitValues(limits))).toEqual(limits);
  }
});

test('an emptied number takes its limit away', () => {
  expect(toLimits({ calls: null, per: 'minute', concurrency: null })).toEqual({});
});
