import { type Run, run, type StepRun } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import type { Report } from '../../print/report.ts';
import { safeText } from '../../print/safe-text.ts';
import { duration } from '../../print/words.ts';
import type { Surroundings } from '../../surroundings.ts';
import { STATE_WORDS, standsStill } from './is-over.ts';
import { readSteps } from './new-steps.ts';

export type Follow = {
  runId: string;
  attempt: number;
  steps: 'top' | 'all' | 'none';
  /** Undefined: as long as it takes. */
  timeoutMs: number | undefined;
};

/** Asked this often at first; a long run is asked less and less often. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** Tells the steps of an attempt as they end, until the run ends, needs a person, or time is up. Answers it as it stands then. */
export async function followRun(
  at: Installation,
  { runId, attempt, steps, timeoutMs }: Follow,
  { report, surroundings }: { report: Report; surroundings: Surroundings },
): Promise<{ run: Run; steps: StepRun[] }> {
  const reader = readSteps(at, { runId, attempt, all: steps === 'all' });
  const told: StepRun[] = [];
  const until = timeoutMs === undefined ? Number.POSITIVE_INFINITY : surroundings.nowMs() + timeoutMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS)) {
    // First the run, then its steps: what a run that ended did is complete.
    const now = await at.get(`/runs/${runId}`, { answer: run, exact: true });
    if (steps !== 'none') {
      for (const step of await reader.next()) {
        told.push(step);
        report.note(describeStep(step));
      }
    }
    if (now.attempt > attempt || standsStill(now.state) || surroundings.nowMs() >= until) {
      return { run: now, steps: told };
    }
    report.progress(`… ${STATE_WORDS[now.state]}`);
    await surroundings.sleep(Math.min(pause, Math.max(0, until - surroundings.nowMs())));
  }
}

const MARKS: Readonly<Record<string, string>> = { succeeded: '✓', failed: '✗', unknown: '?', reused: '=' };

/** `✓ succeeded    120 ms  queryDrafts` */
export function describeStep({ path, state, durationMs, error }: StepRun): string {
  const said = error === undefined ? '' : `  ${error.code}: ${error.message}`;
  const line = `${MARKS[state] ?? '·'} ${state.padEnd(10)} ${duration(durationMs).padStart(9)}  ${path}${said}`;
  return safeText(line);
}
