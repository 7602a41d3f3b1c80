/** What the commands that take a lane from a step have in common. */
import type { FlowDocument } from '../document/document.ts';
import type { LaneId } from '../document/ids.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { stepsInLane } from '../tree/lookup.ts';
import type { Command } from './command.ts';
import { removeSubtrees } from './lane-edits.ts';

type Going = {
  lane: LaneId;
  /** Adds what the lane belongs to, with the lane empty. */
  addBack: Command;
};

/** The document without a lane and all it holds, and the command that brings the lane and its steps back. */
export function removeLane(
  document: FlowDocument,
  { lane, addBack }: Going,
): { emptied: FlowDocument; bringBack: Command } {
  const inside = stepsInLane(document, lane) ?? [];
  const without = inside.length === 0 ? document : removeSubtrees(document, inside);
  const lanes = { ...without.lanes };
  delete lanes[lane];
  const fragment = copyFragment(document, inside);
  const bringBack: Command =
    fragment === undefined
      ? addBack
      : { type: 'batch', commands: [addBack, { type: 'addFragment', lane, index: 0, fragment }] };
  return { emptied: { ...without, lanes }, bringBack };
}
