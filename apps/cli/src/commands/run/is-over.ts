import { CliError } from '../../cli-error.ts';
import type { Failure, Run, RunState } from '../../client/answers.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';

/** How the command ends for each state a run can be in when it stops following. */
export const exitCodeOfState: Readonly<Record<RunState, ExitCode>> = {
  succeeded: exitCodes.done,
  failed: exitCodes.runFailed,
  completedWithFailures: exitCodes.completedWithFailures,
  cancelled: exitCodes.runCancelled,
  needsDecision: exitCodes.runNotOver,
  queued: exitCodes.runNotOver,
  running: exitCodes.runNotOver,
  waiting: exitCodes.runNotOver,
};

const ENDED: ReadonlySet<RunState> = new Set(['succeeded', 'failed', 'completedWithFailures', 'cancelled']);

export function hasEnded(state: RunState): boolean {
  return ENDED.has(state);
}

/** Nothing more happens by itself: it ended, or a person has to decide. */
export function standsStill(state: RunState): boolean {
  return hasEnded(state) || state === 'needsDecision';
}

/** Why the command does not end with 0; undefined when it does. */
export function faultOf({ id, state, error }: Run): CliError | undefined {
  const exitCode = exitCodeOfState[state];
  if (exitCode === exitCodes.done) return undefined;
  if (error !== undefined) return new CliError(error.code, error.message, { ...placeOf(error), exitCode });
  const next: Partial<Record<RunState, string>> = {
    needsDecision: 'Decide in the console what became of the call.',
    completedWithFailures: `See which items failed, then: flowbridge retry ${id} --from failedItems`,
  };
  const still = hasEnded(state) || state === 'needsDecision' ? '' : ' The run goes on.';
  return new CliError(state, `The run ${id} is ${STATE_WORDS[state]}.${still}`, {
    hint: next[state],
    exitCode,
  });
}

export const STATE_WORDS: Readonly<Record<RunState, string>> = {
  queued: 'queued',
  running: 'running',
  waiting: 'waiting',
  needsDecision: 'waiting for a decision',
  succeeded: 'succeeded',
  completedWithFailures: 'completed with failures',
  failed: 'failed',
  cancelled: 'cancelled',
};

function placeOf({ path, hint }: Failure) {
  return { path, hint };
}
