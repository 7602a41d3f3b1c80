import { type FlowDocument, type LaneId, laneNames, laneOf, type Step } from '@flowbridge/flow';
import type { LoopBodyNames } from '../scope/loop-scope.ts';

/** What a loop's body declares and writes: every step's key and id, and its variables. */
export function bodyNames(
  document: FlowDocument,
  loop: Step,
  slotOf: (name: string) => number,
): LoopBodyNames {
  const stepKeys: string[] = [];
  const stepIds: string[] = [];
  const slots = new Set<number>();
  const declared = new Set<string>();
  const written = new Set<string>();
  const visit = (lane: LaneId, ownIteration: boolean): void => {
    for (const id of document.lanes[lane] ?? []) {
      const step = document.steps[id];
      if (!step) continue;
      stepKeys.push(step.key);
      stepIds.push(step.id);
      if (step.kind === 'initVariable') {
        declared.add(step.config.name);
        if (ownIteration) slots.add(slotOf(step.config.name));
      }
      if (writesVariable(step)) written.add(step.config.name);
      const deeper = step.kind === 'forEach' || step.kind === 'while';
      for (const name of laneNames(step)) visit(laneOf(step.id, name), ownIteration && !deeper);
    }
  };
  visit(laneOf(loop.id, 'body'), true);
  const left = [...written].filter((name) => !declared.has(name));
  return { loopKey: loop.key, stepKeys, stepIds, slots: [...slots], written: left };
}

type VariableWriter = Extract<
  Step,
  { kind: 'setVariable' | 'incrementVariable' | 'appendToArray' | 'appendToText' }
>;

function writesVariable(step: Step): step is VariableWriter {
  return (
    step.kind === 'setVariable' ||
    step.kind === 'incrementVariable' ||
    step.kind === 'appendToArray' ||
    step.kind === 'appendToText'
  );
}
