import { z } from 'zod';
import { stepId } from '../document/ids.ts';
import { nameOf } from '../problem/readable-path.ts';
import { lanesOf, stepOf, stepsInLane } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { applyMoveSteps } from './move-steps.ts';
import { applyRemoveSteps, type RemoveSteps } from './remove-steps.ts';
import { type Apply, type CommandResult, done, refuse, stepUnknown } from './result.ts';

/** Takes a container away and leaves what it held, lane after lane, in its place. */
export const unwrapStepSchema = z.strictObject({ type: z.literal('unwrapStep'), stepId });
export type UnwrapStep = z.infer<typeof unwrapStepSchema>;

export const applyUnwrapStep: Apply<UnwrapStep> = (document, { stepId: id }, language): CommandResult => {
  const step = stepOf(document, id);
  const parent = parentOf(document, id);
  if (step === undefined || parent === undefined) return stepUnknown(id);
  const lanes = lanesOf(step);
  if (lanes.length === 0) {
    const name = nameOf(step);
    return refuse('notAContainer', `“${name}” holds no steps.`, `“${name}”不是容器步骤。`, { stepId: id });
  }
  const inside = lanes.flatMap((lane) => stepsInLane(document, lane) ?? []);
  const remove: RemoveSteps = { type: 'removeSteps', stepIds: [id] };
  if (inside.length === 0) return applyRemoveSteps(document, remove, language);

  const { lane, index } = parent;
  const moved = applyMoveSteps(document, { type: 'moveSteps', stepIds: inside, lane, index }, language);
  if (!moved.ok) return moved;
  const removed = applyRemoveSteps(moved.document, remove, language);
  if (!removed.ok) return removed;
  return done(removed.document, { type: 'batch', commands: [removed.inverse, moved.inverse] });
};
