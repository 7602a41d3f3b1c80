import type { FlowDocument } from '../document/document.ts';
import { type LaneId, parseLaneId, type StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { stepOf } from './lookup.ts';
import { parentOf } from './place-index.ts';

export type Ancestor = {
  /** The container. */
  step: Step;
  /** Which of its lanes leads to the step asked about. */
  laneName: string;
};

/** The containers around a step, innermost first; empty in the root lane. */
export function ancestors(document: FlowDocument, stepId: StepId): Ancestor[] {
  const parent = parentOf(document, stepId);
  return parent === undefined ? [] : ancestorsOfLane(document, parent.lane);
}

/** The containers around a lane, innermost (the lane's own) first; empty for the root lane. */
export function ancestorsOfLane(document: FlowDocument, lane: LaneId): Ancestor[] {
  const found: Ancestor[] = [];
  for (let at = parseLaneId(lane); at !== undefined; ) {
    const step = stepOf(document, at.container);
    if (step === undefined) break;
    found.push({ step, laneName: at.name });
    const parent = parentOf(document, step.id);
    at = parent === undefined ? undefined : parseLaneId(parent.lane);
  }
  return found;
}

/** How deep a lane's steps stand: 1 for the root lane. */
export function depthOfLane(document: FlowDocument, lane: LaneId): number {
  return ancestorsOfLane(document, lane).length + 1;
}
