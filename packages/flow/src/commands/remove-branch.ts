import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { stepsInLane } from '../tree/lookup.ts';
import type { Command } from './command.ts';
import { removeSubtrees } from './lane-edits.ts';
import { branchUnknown, parallelOf, withBranches } from './parallel-branches.ts';
import { type Apply, done, refuse } from './result.ts';

const FEWEST_BRANCHES = 2;

/** Removes a branch with everything in its lane; two remain at least. */
export const removeBranchSchema = z.strictObject({
  type: z.literal('removeBranch'),
  stepId,
  branchId: stepId,
});
export type RemoveBranch = z.infer<typeof removeBranchSchema>;

export const applyRemoveBranch: Apply<RemoveBranch> = (document, { stepId: id, branchId }) => {
  const found = parallelOf(document, id);
  if (!found.ok) return found;
  const { branches } = found.step.config;
  const index = branches.findIndex((each) => each.id === branchId);
  const removed = branches[index];
  if (removed === undefined) return branchUnknown(id, branchId);
  if (branches.length <= FEWEST_BRANCHES) {
    const en = `A parallel step has at least ${FEWEST_BRANCHES} branches.`;
    return refuse('tooFew', en, `并行分支至少 ${FEWEST_BRANCHES} 个。`, { stepId: id });
  }
  const lane = laneOf(id, `branch:${branchId}`);
  const inside = stepsInLane(document, lane) ?? [];
  const emptied = inside.length === 0 ? document : removeSubtrees(document, inside);
  const changed = withBranches(emptied, found.step, branches.toSpliced(index, 1));
  const lanes = { ...changed.lanes };
  delete lanes[lane];
  const addBack: Command = { type: 'addBranch', stepId: id, index, branch: removed };
  const fragment = copyFragment(document, inside);
  const inverse: Command =
    fragment === undefined
      ? addBack
      : { type: 'batch', commands: [addBack, { type: 'addFragment', lane, index: 0, fragment }] };
  return done({ ...changed, lanes }, inverse);
};
