import type { MaybePromise } from '../maybe-promise.ts';
import type { Evaluator } from '../plan/evaluator.ts';
import type { StepCall } from './step-call.ts';

/** A field of the step, evaluated where the step stands. */
export function evaluate(call: StepCall, evaluator: Evaluator): MaybePromise<unknown> {
  return evaluator.evaluate(call.frame, call.run.env);
}
