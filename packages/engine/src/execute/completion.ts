import type { StepPath } from '../plan-types.ts';
import type { PendingWait } from '../ports.ts';
import type { StepFailure } from '../step-failure.ts';

/** A failure with the step it belongs to. */
export type RunError = StepFailure & { stepId: string; stepKey: string; path: StepPath };

/**
 * How a step or lane ended.
 * next: the following step is due. break, continue: on the way to the nearest loop. failed: on the way to the nearest
 * try, loop policy or the end of the run; `final` ones (run limits) pass every try, policy and finally. terminated: on
 * the way to the end of the run, through finally lanes. cancelled: nothing more is started, finally lanes included.
 * suspended: this execution is over, the run is not: it will be walked again from its journal. Leaves no record behind.
 */
export type Completion =
  | { kind: 'next' }
  | { kind: 'break' }
  | { kind: 'continue' }
  | { kind: 'failed'; error: RunError; final: boolean }
  | { kind: 'terminated'; outcome: 'succeeded' | 'cancelled' }
  | { kind: 'terminated'; outcome: 'failed'; error: RunError }
  | { kind: 'cancelled' }
  | { kind: 'suspended'; waits: readonly PendingWait[] };

export const NEXT: Completion = { kind: 'next' };
export const BREAK: Completion = { kind: 'break' };
export const CONTINUE: Completion = { kind: 'continue' };
export const CANCELLED: Completion = { kind: 'cancelled' };

export function suspendedFor(...waits: PendingWait[]): Completion {
  return { kind: 'suspended', waits };
}
