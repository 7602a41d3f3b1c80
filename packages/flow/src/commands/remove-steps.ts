import { z } from 'zod';
import type { FlowDocument } from '../document/document.ts';
import { type StepId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { parentOf } from '../tree/place-index.ts';
import { topmost } from '../tree/subtree.ts';
import { checkStepsExist } from './checks.ts';
import type { Command } from './command.ts';
import { removeSubtrees } from './lane-edits.ts';
import { type Apply, done } from './result.ts';

/** Removes steps with everything inside them. References to them stay in other steps and become problems. */
export const removeStepsSchema = z.strictObject({
  type: z.literal('removeSteps'),
  stepIds: z.array(stepId).max(MAX_STEPS),
});
export type RemoveSteps = z.infer<typeof removeStepsSchema>;

export const applyRemoveSteps: Apply<RemoveSteps> = (document, { stepIds }) => {
  const refusal = checkStepsExist(document, stepIds);
  if (refusal !== undefined) return refusal;
  const roots = topmost(document, stepIds);
  const [first, ...more] = roots.flatMap((root) => bringBack(document, root));
  const inverse: Command =
    first !== undefined && more.length === 0
      ? first
      : { type: 'batch', commands: [...(first === undefined ? [] : [first]), ...more] };
  return done(removeSubtrees(document, roots), inverse);
};

/** In drawing order each step's old position is right again, because all before it are back already. */
function bringBack(document: FlowDocument, root: StepId): Command[] {
  const parent = parentOf(document, root);
  const fragment = copyFragment(document, [root]);
  if (parent === undefined || fragment === undefined) return [];
  return [{ type: 'addFragment', lane: parent.lane, index: parent.index, fragment }];
}
