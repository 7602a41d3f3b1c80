import { after, type MaybePromise, repeat } from '../maybe-promise.ts';
import type { PlannedLane } from '../plan/plan.ts';
import type { Frame } from '../scope/frame.ts';
import { type Completion, NEXT } from './completion.ts';
import { executeStep } from './execute-step.ts';
import type { RunState } from './run-state.ts';

/** Executes the steps of a lane in order until one ends otherwise than `next`. */
export function walkLane(lane: PlannedLane, frame: Frame, run: RunState): MaybePromise<Completion> {
  let index = 0;
  return repeat<Completion>(() => {
    const step = lane[index];
    if (!step) return NEXT;
    index += 1;
    return after(executeStep(step, frame, run), goOn);
  });
}

function goOn(completion: Completion): Completion | undefined {
  return completion.kind === 'next' ? undefined : completion;
}
