import { summarize } from '../run-counts.ts';
import type { RunState } from './run-state.ts';

/** Uninterrupted work after which the process gets a turn: cancel, heartbeats and other runs wait no longer. */
export const BREATH_MS = 8;
/** At most five progress reports a second. */
const PROGRESS_MS = 200;

export function isBreathDue(run: RunState, nowMs: number): boolean {
  return nowMs - run.breathedAtMs >= BREATH_MS;
}

export async function breathe(run: RunState): Promise<void> {
  const { clock } = run.ports;
  if (clock.breathe) await clock.breathe();
  else await clock.sleep(0, run.signal);
  run.breathedAtMs = clock.now();
}

export function reportProgress(run: RunState, nowMs: number): void {
  if (!run.ports.progress || nowMs - run.progressAtMs < PROGRESS_MS) return;
  run.progressAtMs = nowMs;
  run.ports.progress(countsOf(run));
}

export function countsOf(run: RunState): ReturnType<typeof summarize> {
  return summarize(
    run.plan.steps.map((step) => step.id),
    run.tallies,
  );
}
