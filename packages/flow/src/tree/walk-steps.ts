import type { FlowDocument } from '../document/document.ts';
import { type LaneId, ROOT_LANE } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { lanesOf, stepOf, stepsInLane } from './lookup.ts';

export type Visited = {
  step: Step;
  lane: LaneId;
  /** Position in the lane, from 0. */
  index: number;
  /** 1 in the root lane. */
  depth: number;
};

/** Every step in the order in which it is drawn: a container before what its lanes hold. */
export function walkSteps(document: FlowDocument): Generator<Visited> {
  return walkLane(document, ROOT_LANE);
}

/** Every step of one lane and below, in drawing order; `depth` counts from 1 at that lane. */
export function* walkLane(document: FlowDocument, start: LaneId): Generator<Visited> {
  const open: { lane: LaneId; index: number; depth: number }[] = [{ lane: start, index: 0, depth: 1 }];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const id = stepsInLane(document, at.lane)?.[at.index];
    if (id === undefined) {
      open.pop();
      continue;
    }
    const { lane, index, depth } = at;
    at.index += 1;
    const step = stepOf(document, id);
    if (step === undefined) continue;
    yield { step, lane, index, depth };
    for (const inner of lanesOf(step).reverse()) open.push({ lane: inner, index: 0, depth: depth + 1 });
  }
}
