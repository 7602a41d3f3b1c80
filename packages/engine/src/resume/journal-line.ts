import type { MaybePromise } from '../maybe-promise.ts';
import type { StepPath } from '../plan-types.ts';
import type { StepRunState } from '../ports.ts';
import type { StepFailure } from '../step-failure.ts';

/** The last line of a path as the journal has it: what a runner that takes over knows of a step. */
export type JournalLine = {
  path: StepPath;
  sequence: number;
  /** `released`: a person said that an unknown call is to be done again. */
  state: StepRunState;
  startedAtMs: number;
  tryNumber: number;
  /** Of a failed step. */
  error?: StepFailure;
  /** What the step gave, read when it is needed: it may be large. Of a line `started`: what its executor noted there. */
  output?: () => MaybePromise<unknown>;
};
