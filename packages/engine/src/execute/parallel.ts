/**
 * Runs its lanes at the same time and waits for all of them, whatever one of them does. Lanes share variables and outputs;
 * what a catch lane sees as `error` is its own. Output `{ branches }`.
 */
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { PlannedLane, StepCompiler } from '../plan/plan.ts';
import type { Frame } from '../scope/frame.ts';
import { type Completion, NEXT } from './completion.ts';
import type { Executed, StepCall } from './step-call.ts';
import { walkLane } from './walk-lane.ts';

export const compileParallel: StepCompiler<'parallel'> = (step, context) => {
  const lanes = step.config.branches.map((branch) => context.lane(`branch:${branch.id}`));
  return (call) => {
    const walked = lanes.map((lane) => walkBranch(call, lane));
    const finish = (completions: readonly Completion[]): Executed => ({
      completion: joinCompletions(completions),
      output: { branches: lanes.length },
    });
    const here = walked.flatMap((each) => (isPromise(each) ? [] : [each]));
    return here.length === walked.length ? finish(here) : joinLater(walked).then(finish);
  };
};

function walkBranch({ frame, run }: StepCall, lane: PlannedLane): MaybePromise<Completion> {
  const branch: Frame = { ...frame, scope: { ...frame.scope } };
  try {
    return walkLane(lane, branch, run);
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Every lane is waited for also when the journal interrupts one: nothing of the run goes on behind its back. */
async function joinLater(walked: readonly MaybePromise<Completion>[]): Promise<Completion[]> {
  const settled = await Promise.allSettled(walked);
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

/** In this order: what stops the whole run, what has to be waited for, what goes wrong, what jumps. */
const PRECEDENCE: readonly Completion['kind'][] = [
  'cancelled',
  'terminated',
  'suspended',
  'failed',
  'break',
  'continue',
];

/** One completion for things that ran side by side. Of several failures the first counts; waits add up. */
export function joinCompletions(completions: readonly Completion[]): Completion {
  const final = completions.find((each) => each.kind === 'failed' && each.final);
  if (final) return final;
  for (const kind of PRECEDENCE) {
    const first = completions.find((each) => each.kind === kind);
    if (first?.kind === 'suspended') {
      const waits = completions.flatMap((each) => (each.kind === 'suspended' ? each.waits : []));
      return { kind: 'suspended', waits };
    }
    if (first) return first;
  }
  return NEXT;
}
