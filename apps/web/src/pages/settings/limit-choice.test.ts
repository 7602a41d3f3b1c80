import { expect, test } from 'vitest';
import { toChoice, toLimit } from './limit-choice.ts';

test('a limit comes out of the form as it went in', () => {
  for (const limit of [null, 0, 1, 50, 100_000]) expect(toLimit(toChoice(limit))).toBe(limit);
});

test('an own limit that is empty or out of range is not sent, least of all as a held queue', () => {
  for (const max of [null, 0, -3, 1.5, 100_001]) expect(toLimit({ kind: 'own', max })).toBeUndefined();
});

test('a number typed before another kind was chosen has no effect', () => {
  expect(toLimit({ kind: 'default', max: 7 })).toBeNull();
  expect(toLimit({ kind: 'hold', max: 7 })).toBe(0);
});
