/** The structural edits that commands are made of. They check nothing; the commands did. */
import type { FlowDocument } from '../document/document.ts';
import type { LaneId, StepId } from '../document/ids.ts';
import type { Fragment } from '../fragment/fragment.ts';
import { lanesOf } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { subtree } from '../tree/subtree.ts';

type Lanes = FlowDocument['lanes'];

/** The lanes with steps put in at a position. */
export function insertInLane(lanes: Lanes, lane: LaneId, index: number, stepIds: readonly StepId[]): Lanes {
  return { ...lanes, [lane]: (lanes[lane] ?? []).toSpliced(index, 0, ...stepIds) };
}

/** The lanes without the given steps; the steps themselves and what they hold stay. */
export function takeFromLanes(document: FlowDocument, stepIds: readonly StepId[]): Lanes {
  const taken = new Set(stepIds);
  const touched = new Set(stepIds.flatMap((id) => parentOf(document, id)?.lane ?? []));
  const lanes: Lanes = { ...document.lanes };
  for (const lane of touched) lanes[lane] = (lanes[lane] ?? []).filter((id) => !taken.has(id));
  return lanes;
}

/** The document without whole subtrees. */
export function removeSubtrees(document: FlowDocument, roots: readonly StepId[]): FlowDocument {
  const lanes = takeFromLanes(document, roots);
  const steps = { ...document.steps };
  for (const step of roots.flatMap((root) => subtree(document, root))) {
    delete steps[step.id];
    for (const lane of lanesOf(step)) delete lanes[lane];
  }
  return { ...document, lanes, steps };
}

/** The document with a fragment put in at a position. */
export function graft(document: FlowDocument, fragment: Fragment, lane: LaneId, index: number): FlowDocument {
  return {
    ...document,
    steps: { ...document.steps, ...fragment.steps },
    lanes: insertInLane({ ...document.lanes, ...fragment.lanes }, lane, index, fragment.roots),
  };
}
