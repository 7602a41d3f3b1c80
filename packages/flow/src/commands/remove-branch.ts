import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { branchUnknown, parallelOf, withBranches } from './parallel-branches.ts';
import { removeLane } from './remove-lane.ts';
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
  const { emptied, bringBack } = removeLane(document, {
    lane: laneOf(id, `branch:${branchId}`),
    addBack: { type: 'addBranch', stepId: id, index, branch: removed },
  });
  return done(withBranches(emptied, found.step, branches.toSpliced(index, 1)), bringBack);
};
