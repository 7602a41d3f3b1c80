import { z } from 'zod';
import { stepId } from '../document/ids.ts';
import { branchUnknown, noSuchPosition, parallelOf, withBranches } from './parallel-branches.ts';
import { type Apply, done } from './result.ts';

/** Moves a branch among those of its parallel step; `index` is where it ends up. It only changes how they are drawn. */
export const moveBranchSchema = z.strictObject({
  type: z.literal('moveBranch'),
  stepId,
  branchId: stepId,
  index: z.int().min(0),
});
export type MoveBranch = z.infer<typeof moveBranchSchema>;

export const applyMoveBranch: Apply<MoveBranch> = (document, { stepId: id, branchId, index }) => {
  const found = parallelOf(document, id);
  if (!found.ok) return found;
  const { branches } = found.step.config;
  const from = branches.findIndex((each) => each.id === branchId);
  const moved = branches[from];
  if (moved === undefined) return branchUnknown(id, branchId);
  if (index >= branches.length) return noSuchPosition(id, index, branches.length);
  const reordered = branches.toSpliced(from, 1).toSpliced(index, 0, moved);
  const inverse = { type: 'moveBranch', stepId: id, branchId, index: from } as const;
  return done(withBranches(document, found.step, reordered), inverse);
};
