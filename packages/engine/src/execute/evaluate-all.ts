import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Evaluator } from '../plan/evaluator.ts';
import type { Frame } from '../scope/frame.ts';
import type { RunState } from './run-state.ts';

/** Several fields of a step, evaluated together; values in the evaluators' order. */
export function evaluateAll(
  evaluators: readonly Evaluator[],
  frame: Frame,
  { env }: RunState,
): MaybePromise<unknown[]> {
  const values: unknown[] = [];
  try {
    for (const evaluator of evaluators) values.push(evaluator.evaluate(frame, env));
  } catch (error) {
    // The values already on their way have nobody left to hear of their failures.
    for (const each of values) if (isPromise(each)) each.catch(() => undefined);
    throw error;
  }
  return values.some(isPromise) ? Promise.all(values) : values;
}
