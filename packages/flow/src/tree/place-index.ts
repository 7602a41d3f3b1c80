/**
 * Where each step stands. The index is made once per `lanes` object and found again by identity: documents are never
 * changed in place, and commands that leave the lanes alone keep the same object.
 */
import type { FlowDocument } from '../document/document.ts';
import { type LaneId, parseLaneId, type StepId } from '../document/ids.ts';

export type Parent = {
  lane: LaneId;
  /** Position in the lane, from 0. */
  index: number;
  /** The container whose lane it is; absent in the root lane. */
  container?: StepId;
  /** `root`, `body`, `then`, `case:<id>` … */
  laneName: string;
};

const indexes = new WeakMap<FlowDocument['lanes'], ReadonlyMap<StepId, Parent>>();

/** The lane and position of a step; undefined for an id the document does not have. */
export function parentOf(document: FlowDocument, stepId: StepId): Parent | undefined {
  return placeIndex(document).get(stepId);
}

function placeIndex(document: FlowDocument): ReadonlyMap<StepId, Parent> {
  const known = indexes.get(document.lanes);
  if (known !== undefined) return known;
  const index = new Map<StepId, Parent>();
  for (const [lane, stepIds] of Object.entries(document.lanes) as [LaneId, StepId[]][]) {
    const address = parseLaneId(lane);
    const place =
      address === undefined
        ? { lane, laneName: 'root' }
        : { lane, laneName: address.name, container: address.container };
    stepIds.forEach((stepId, at) => {
      index.set(stepId, { ...place, index: at });
    });
  }
  indexes.set(document.lanes, index);
  return index;
}
