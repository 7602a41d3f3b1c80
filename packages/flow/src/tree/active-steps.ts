import type { FlowDocument } from '../document/document.ts';
import { type LaneId, ROOT_LANE } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { lanesOf, stepOf, stepsInLane } from './lookup.ts';

/** Every step that can run, in drawing order: not disabled, nor inside a disabled container. */
export function activeSteps(document: FlowDocument): Step[] {
  const found: Step[] = [];
  const visit = (lane: LaneId): void => {
    for (const id of stepsInLane(document, lane) ?? []) {
      const step = stepOf(document, id);
      if (step === undefined || step.disabled) continue;
      found.push(step);
      lanesOf(step).forEach(visit);
    }
  };
  visit(ROOT_LANE);
  return found;
}
