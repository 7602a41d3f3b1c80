import { type FlowDocument, isLoop, type LaneId, laneNames, laneOf, type Step } from '@flowbridge/flow';
import type { LoopBodyNames } from '../scope/loop-scope.ts';

/** What a loop's body declares: every step's key, and the variables initialised there outside deeper loops. */
export function bodyNames(
  document: FlowDocument,
  loop: Step,
  slotOf: (name: string) => number,
): LoopBodyNames {
  const stepKeys: string[] = [];
  const slots = new Set<number>();
  const visit = (lane: LaneId, ownIteration: boolean): void => {
    for (const id of document.lanes[lane] ?? []) {
      const step = document.steps[id];
      if (!step) continue;
      stepKeys.push(step.key);
      if (step.kind === 'initVariable' && ownIteration) slots.add(slotOf(step.config.name));
      const deeper = isLoop(step);
      for (const name of laneNames(step)) visit(laneOf(step.id, name), ownIteration && !deeper);
    }
  };
  visit(laneOf(loop.id, 'body'), true);
  return { loopKey: loop.key, stepKeys, slots: [...slots] };
}
