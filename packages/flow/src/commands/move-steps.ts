import { z } from 'zod';
import { laneId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { parentOf } from '../tree/place-index.ts';
import { topmost } from '../tree/subtree.ts';
import { checkPosition, checkStepsExist } from './checks.ts';
import { applyPlaceSteps } from './place-steps.ts';
import type { Apply } from './result.ts';

/**
 * Moves steps, with everything inside them, side by side to one place. `index` counts in the target lane as it stands
 * before the move, as a drop line between two cards does.
 */
export const moveStepsSchema = z.strictObject({
  type: z.literal('moveSteps'),
  stepIds: z.array(stepId).max(MAX_STEPS),
  lane: laneId,
  index: z.int().min(0),
});
export type MoveSteps = z.infer<typeof moveStepsSchema>;

export const applyMoveSteps: Apply<MoveSteps> = (document, { stepIds, lane, index }, language) => {
  const refusal = checkStepsExist(document, stepIds) ?? checkPosition(document, lane, index);
  if (refusal !== undefined) return refusal;
  const roots = topmost(document, stepIds);
  const leaving = roots.filter((id) => {
    const parent = parentOf(document, id);
    return parent?.lane === lane && parent.index < index;
  });
  const start = index - leaving.length;
  const placements = roots.map((id, at) => ({ stepId: id, lane, index: start + at }));
  return applyPlaceSteps(document, { type: 'placeSteps', placements }, language);
};
