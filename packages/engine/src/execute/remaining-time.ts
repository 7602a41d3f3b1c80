import type { RunState } from './run-state.ts';

/** What a call may take: the step's own timeout, never beyond the run's deadline; at least 1 ms. */
export function remainingMs(run: RunState, timeoutMs: number | undefined): number {
  const left = run.deadlineMs - run.ports.clock.now();
  return Math.max(1, Math.min(timeoutMs ?? run.limits.stepTimeoutMs, left));
}
