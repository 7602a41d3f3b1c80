import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { branch } from '../document/step.ts';
import { noSuchPosition, parallelOf, withBranches } from './parallel-branches.ts';
import { type Apply, done, refuse } from './result.ts';

const MOST_BRANCHES = 20;

/** Adds a branch, with an empty lane, to a parallel step. */
export const addBranchSchema = z.strictObject({
  type: z.literal('addBranch'),
  stepId,
  index: z.int().min(0),
  branch,
});
export type AddBranch = z.infer<typeof addBranchSchema>;

export const applyAddBranch: Apply<AddBranch> = (document, { stepId: id, index, branch: added }) => {
  const found = parallelOf(document, id);
  if (!found.ok) return found;
  const { branches } = found.step.config;
  if (branches.some((each) => each.id === added.id)) {
    const en = `There is a branch “${added.id}” already.`;
    return refuse('idTaken', en, `并行分支“${added.id}”已存在。`, { stepId: id });
  }
  if (branches.length >= MOST_BRANCHES) {
    const en = `A parallel step has at most ${MOST_BRANCHES} branches.`;
    return refuse('tooMany', en, `并行分支最多 ${MOST_BRANCHES} 个。`, { stepId: id });
  }
  if (index > branches.length) return noSuchPosition(id, index, branches.length);
  const changed = withBranches(document, found.step, branches.toSpliced(index, 0, added));
  const lanes = { ...document.lanes, [laneOf(id, `branch:${added.id}`)]: [] };
  return done({ ...changed, lanes }, { type: 'removeBranch', stepId: id, branchId: added.id });
};
