import type { CancelSignal, Clock } from '../ports.ts';

export type TestClock = Clock & {
  /** Moves time forward. */
  advance(ms: number): void;
  /** What was slept, in order. */
  slept: number[];
  breaths: number;
};

/** Time stands still until told otherwise; sleeping moves it at once. */
export function testClock(startMs = Date.UTC(2026, 0, 5, 8, 0, 0)): TestClock {
  let nowMs = startMs;
  const clock: TestClock = {
    slept: [],
    breaths: 0,
    now: () => nowMs,
    async sleep(ms: number, signal: CancelSignal) {
      clock.slept.push(ms);
      if (!signal.aborted) nowMs += ms;
    },
    async breathe() {
      clock.breaths += 1;
    },
    advance(ms) {
      nowMs += ms;
    },
  };
  return clock;
}
