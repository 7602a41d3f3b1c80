export type Pace = {
  /** Runs in one slice. */
  size: number;
  /** Between two slices. */
  pauseMs: number;
};

/** Runs in one transaction when nobody asked for a pace: short enough to hold their rows for tenths of a second. */
const UNPACED_SIZE = 100;
const MINUTE_MS = 60_000;

/** Slices for a number of runs a minute: about one a second, or one run at a time where that is less often. */
export function bulkPace(perMinute: number | null): Pace {
  if (perMinute === null) return { size: UNPACED_SIZE, pauseMs: 0 };
  const size = Math.max(1, Math.floor(perMinute / 60));
  return { size, pauseMs: Math.round((size * MINUTE_MS) / perMinute) };
}
