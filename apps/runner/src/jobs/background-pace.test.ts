import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBackgroundPace, createSyncLane } from './background-pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Twenty workers that ask at once; answers how many have begun after each step of the clock. */
function aPace() {
  const lane = createSyncLane();
  const mayBegin = createBackgroundPace(lane);
  let begun = 0;
  return {
    lane,
    ask() {
      for (let worker = 0; worker < 20; worker += 1) void mayBegin().then(() => (begun += 1));
    },
    async after(ms: number) {
      await vi.advanceTimersByTimeAsync(ms);
      return begun;
    },
  };
}

test('without callers queued runs begin at once', async () => {
  const pace = aPace();
  pace.ask();
  expect(await pace.after(0)).toBe(20);
});

test('while callers are answered they begin one after the other, and none waits for ever', async () => {
  const pace = aPace();
  pace.lane.running = 1;
  pace.ask();
  expect(await pace.after(0)).toBe(0);
  expect(await pace.after(8)).toBe(1);
  expect(await pace.after(80)).toBe(11);
  expect(await pace.after(1_000)).toBe(20);
});

test('a caller that has just been answered may come again: the pace is kept for a moment', async () => {
  const pace = aPace();
  pace.lane.endedAtMs = Date.now();
  pace.ask();
  expect(await pace.after(8)).toBe(1);
  expect(await pace.after(1_000)).toBe(20);
  pace.ask();
  expect(await pace.after(0)).toBe(40);
});
