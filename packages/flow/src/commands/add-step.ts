import { z } from 'zod';
import { laneId } from '../document/ids.ts';
import { stepSchema } from '../document/step.ts';
import { fragmentOfStep } from '../fragment/fragment.ts';
import { checkGraft, checkPosition } from './checks.ts';
import { graft } from './lane-edits.ts';
import { type Apply, done } from './result.ts';

/** Puts a new step, with empty lanes if it is a container, before the step that stands at `index` now. */
export const addStepSchema = z.strictObject({
  type: z.literal('addStep'),
  lane: laneId,
  index: z.int().min(0),
  step: stepSchema,
});
export type AddStep = z.infer<typeof addStepSchema>;

export const applyAddStep: Apply<AddStep> = (document, { lane, index, step }) => {
  const fragment = fragmentOfStep(step);
  return (
    checkPosition(document, lane, index) ??
    checkGraft(document, fragment, lane) ??
    done(graft(document, fragment, lane, index), { type: 'removeSteps', stepIds: [step.id] })
  );
};
