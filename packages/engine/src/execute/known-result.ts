import type { MaybePromise } from '../maybe-promise.ts';
import type { PlannedStep } from '../plan/plan.ts';
import type { Recorded } from '../resume/replay-source.ts';
import type { StepFailure } from '../step-failure.ts';
import { isRetried } from './retry.ts';

/** What the journal's line of a step means for the execution that comes after it. */
export type KnownResult =
  | { kind: 'output'; output: () => MaybePromise<unknown> }
  | { kind: 'failure'; failure: StepFailure }
  /** A try failed and its successor was never recorded. */
  | { kind: 'nextTry'; tryNumber: number }
  /** No result: the executor decides, knowing what was recorded. */
  | { kind: 'unfinished' };

export function knownResult(step: PlannedStep, recorded: Recorded): KnownResult {
  switch (recorded.state) {
    case 'succeeded':
    case 'reused':
    case 'withheld':
      return { kind: 'output', output: recorded.output ?? (() => undefined) };
    case 'failed': {
      const failure = recorded.error;
      if (!failure) return { kind: 'unfinished' };
      return isRetried(step, failure, recorded.tryNumber)
        ? { kind: 'nextTry', tryNumber: recorded.tryNumber + 1 }
        : { kind: 'failure', failure };
    }
    case 'started':
    case 'unknown':
    case 'released':
    case 'skipped':
    case 'cancelled':
      return { kind: 'unfinished' };
  }
}
