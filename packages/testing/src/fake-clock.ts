/** A clock that moves only when told to; sleepers wake in the order of their time. */
export type FakeClock = {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Moves time forward, waking sleepers on the way. */
  advance(ms: number): Promise<void>;
};

export function fakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
  let now = startMs;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = sleepers.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        sleepers = sleepers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.wake();
        // Let everything the sleeper does before its next wait happen at this moment.
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = until;
    },
  };
}
