import { expect, test } from 'vitest';
import { waitMsOf } from './take-run-places.ts';

const TICK_MS = 3_000;
const tick = 1_000;
const nowMs = tick * TICK_MS + 500;

test('with a free place nobody waits', () => {
  expect(waitMsOf({ perMinute: 3, counts: [1, 0, 1], tick }, nowMs)).toBe(0);
});

test('one waits until the tick of the oldest run that holds a place is a minute old', () => {
  expect(waitMsOf({ perMinute: 2, counts: [1, 0, 1], tick }, nowMs)).toBe(19 * TICK_MS - 500);
  expect(waitMsOf({ perMinute: 2, counts: [2], tick }, nowMs)).toBe(21 * TICK_MS - 500);
});

test('after more runs than the limit one waits until enough of them are a minute old', () => {
  expect(waitMsOf({ perMinute: 1, counts: [1, 1, 3], tick }, nowMs)).toBe(21 * TICK_MS - 500);
});

test('a clock ahead of the count still waits a moment', () => {
  expect(waitMsOf({ perMinute: 1, counts: [1], tick }, nowMs + 70_000)).toBe(1);
});
