/** Exact counts of an attempt: log sampling never changes them. */
export type StepCounts = {
  /** Executions, tries of one retry policy counted once; skipped ones included. */
  total: number;
  succeeded: number;
  failed: number;
  skipped: number;
  /** Sum over all executions, the time of inner steps included. */
  durationMs: number;
};

export type RunCounts = {
  /** Step executions, skipped ones not included. */
  steps: number;
  succeeded: number;
  failed: number;
  skipped: number;
  /** By step id; steps never reached are absent. */
  byStep: Record<string, StepCounts>;
};

export function summarize(ids: readonly string[], tallies: readonly StepCounts[]): RunCounts {
  const counts: RunCounts = { steps: 0, succeeded: 0, failed: 0, skipped: 0, byStep: {} };
  tallies.forEach((tally, index) => {
    const id = ids[index];
    if (id === undefined || tally.total === 0) return;
    counts.steps += tally.total - tally.skipped;
    counts.succeeded += tally.succeeded;
    counts.failed += tally.failed;
    counts.skipped += tally.skipped;
    counts.byStep[id] = { ...tally };
  });
  return counts;
}
