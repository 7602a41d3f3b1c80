/**
 * When to try again a schedule that could not be fired because something around it failed (the database, mostly). Waits
 * one second, then twice as long each time, a minute at most; a row that was handled starts over. Counted by a clock that
 * nobody sets.
 */
export type RowBackoff = {
  /** Whether the row has to wait now. */
  waits(row: RowName): boolean;
  failed(row: RowName): void;
  handled(row: RowName): void;
  /** Forgets every row but these: the others were changed, handled elsewhere, or are gone. */
  keepOnly(rows: readonly RowName[]): void;
  /** Milliseconds until the first waiting row may be tried again; undefined when none waits. */
  next(): number | undefined;
};

type RowName = { flowId: string; triggerId: string };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export function createRowBackoff(): RowBackoff {
  const waiting = new Map<string, { untilMs: number; pauseMs: number }>();
  const nameOf = ({ flowId, triggerId }: RowName) => `${flowId}/${triggerId}`;
  return {
    waits: (row) => (waiting.get(nameOf(row))?.untilMs ?? 0) > performance.now(),
    failed(row) {
      const before = waiting.get(nameOf(row));
      const pauseMs = before ? Math.min(before.pauseMs * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
      waiting.set(nameOf(row), { untilMs: performance.now() + pauseMs, pauseMs });
    },
    handled: (row) => void waiting.delete(nameOf(row)),
    keepOnly(rows) {
      if (waiting.size === 0) return;
      const names = new Set(rows.map(nameOf));
      for (const name of waiting.keys()) if (!names.has(name)) waiting.delete(name);
    },
    next() {
      let earliest: number | undefined;
      for (const { untilMs } of waiting.values())
        if (earliest === undefined || untilMs < earliest) earliest = untilMs;
      return earliest === undefined ? undefined : earliest - performance.now();
    },
  };
}
