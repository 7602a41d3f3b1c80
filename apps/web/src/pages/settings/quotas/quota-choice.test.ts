import { expect, test } from 'vitest';
import { toLogBytes, toLogsChoice, toRunsChoice, toRunsPerMinute } from './quota-choice.ts';

test('what is on the wire comes back as it was', () => {
  for (const runs of [null, 1, 600, 1_000_000]) expect(toRunsPerMinute(toRunsChoice(runs))).toBe(runs);
  for (const bytes of [null, 1_000_000, 1_500_000_000, 5_123_456_789, 2_000_000_000_000, 1e15])
    expect(toLogBytes(toLogsChoice(bytes))).toBe(bytes);
});

test('a size is shown in the largest unit that it fills', () => {
  expect(toLogsChoice(999_000_000)).toEqual({ limited: true, amount: 999, unit: 'MB' });
  expect(toLogsChoice(1_500_000_000)).toEqual({ limited: true, amount: 1.5, unit: 'GB' });
  expect(toLogsChoice(3_000_000_000_000)).toEqual({ limited: true, amount: 3, unit: 'TB' });
});

test('what is empty, broken or out of range cannot be sent', () => {
  for (const amount of [null, 0, 1.5, 1_000_001])
    expect(toRunsPerMinute({ limited: true, amount })).toBeUndefined();
  for (const amount of [null, 0, 0.5])
    expect(toLogBytes({ limited: true, amount, unit: 'MB' })).toBeUndefined();
  expect(toLogBytes({ limited: true, amount: 1_001, unit: 'TB' })).toBeUndefined();
});

test('an amount that is looked away from does not count', () => {
  expect(toRunsPerMinute({ limited: false, amount: 7 })).toBeNull();
  expect(toLogBytes({ limited: false, amount: 7, unit: 'GB' })).toBeNull();
});
