import { isPromise, type MaybePromise, repeat } from '../maybe-promise.ts';
import type { Frame } from '../scope/frame.ts';
import { rowScope } from '../scope/row-scope.ts';
import { StepFailureError } from '../step-failure.ts';
import { breathe, isBreathDue } from './breathe.ts';
import { CANCELLED, type Completion, NEXT } from './completion.ts';
import type { StepCall } from './step-call.ts';

/** Elements between two looks at the clock. */
const CLOCK_ROWS = 64;

export type RowVisit = (frame: Frame, item: unknown, index: number) => MaybePromise<void>;

/**
 * Looks at a list element by element, each of them `loops.row` for the visitor's expressions. The process breathes on the
 * way and a cancel is noticed. A failure tells which element it met, counted from 1.
 */
export function eachRow(
  call: StepCall,
  items: readonly unknown[],
  visit: RowVisit,
): MaybePromise<Completion> {
  const { run } = call;
  const row = rowScope(call.frame.scope);
  const frame: Frame = { ...call.frame, scope: row.scope };
  let index = 0;
  const next = (): MaybePromise<Completion | undefined> => {
    if (index >= items.length) return NEXT;
    const at = index;
    index += 1;
    row.show(items[at], at);
    return namingRow(at, () => visit(frame, items[at], at));
  };
  return repeat<Completion>(() => {
    if (index % CLOCK_ROWS !== 0) return next();
    if (run.signal.aborted) return CANCELLED;
    if (!isBreathDue(run, run.ports.clock.now())) return next();
    return breathe(run).then(() => (run.signal.aborted ? CANCELLED : next()));
  });
}

function namingRow(index: number, visit: () => MaybePromise<void>): MaybePromise<undefined> {
  const fail = (error: unknown): never => {
    if (!(error instanceof StepFailureError)) throw error;
    const details = { ...error.failure.details, element: index + 1 };
    throw new StepFailureError({ ...error.failure, details }, { cause: error });
  };
  try {
    const visited = visit();
    return isPromise(visited) ? visited.then(() => undefined, fail) : undefined;
  } catch (error) {
    return fail(error);
  }
}
