import { after, type MaybePromise } from '../maybe-promise.ts';
import type { PlannedLane, StepCompiler } from '../plan/plan.ts';
import { type CaughtError, caughtError } from './caught-error.ts';
import type { Completion } from './completion.ts';
import type { StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

/**
 * A failure of the body arrives in the catch lane as `error` and is thereby handled; a failure of the catch lane goes on
 * upwards in its place. The finally lane runs whatever happened (break, continue and terminate included), except when
 * the run is cancelled, waits, or has hit one of its limits; if it ends otherwise than at its end, that is what counts.
 * Output `{ failed, error? }`.
 */
export const compileTry: StepCompiler<'try'> = (_step, context) => {
  const body = context.lane('body');
  const onFailure = context.lane('catch');
  const always = context.lane('finally');
  return (call) => {
    let caught: CaughtError | undefined;
    const handle = (completion: Completion): MaybePromise<Completion> => {
      if (completion.kind !== 'failed' || completion.final) return completion;
      caught = caughtError(completion.error, call.run.language);
      return walkCatch(call, onFailure, caught);
    };
    const close = (pending: Completion): MaybePromise<Completion> => {
      if (always.length === 0 || endsAtOnce(pending)) return pending;
      return after(walkLane(always, call.frame, call.run), (last) => (last.kind === 'next' ? pending : last));
    };
    const walked = after(walkLane(body, call.frame, call.run), handle);
    return after(after(walked, close), (completion) => ({
      completion,
      output: caught ? { failed: true, error: caught } : { failed: false },
    }));
  };
};

function walkCatch(call: StepCall, lane: PlannedLane, error: CaughtError): MaybePromise<Completion> {
  const { scope } = call.frame;
  const outer = scope.error;
  scope.error = error;
  return after(walkLane(lane, call.frame, call.run), (completion) => {
    scope.error = outer;
    return completion;
  });
}

function endsAtOnce(completion: Completion): boolean {
  return (
    completion.kind === 'cancelled' ||
    completion.kind === 'suspended' ||
    (completion.kind === 'failed' && completion.final)
  );
}
