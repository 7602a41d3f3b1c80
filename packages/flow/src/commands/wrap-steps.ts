import { z } from 'zod';
import { key, type StepId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { newStep } from '../document/new-step.ts';
import type { Step } from '../document/step.ts';
import { lanesOf } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { topmost } from '../tree/subtree.ts';
import { applyAddStep } from './add-step.ts';
import { checkStepsExist } from './checks.ts';
import { applyMoveSteps } from './move-steps.ts';
import { type Apply, done, refuse } from './result.ts';

/** Puts neighbouring steps of one lane into the first lane of a new container that stands where they stood. */
export const wrapStepsSchema = z.strictObject({
  type: z.literal('wrapSteps'),
  stepIds: z.array(stepId).max(MAX_STEPS),
  in: z.enum(['forEach', 'try', 'condition', 'while']),
  newId: stepId,
  newKey: key,
});
export type WrapSteps = z.infer<typeof wrapStepsSchema>;

export const applyWrapSteps: Apply<WrapSteps> = (document, command, language) => {
  const refusal = checkStepsExist(document, command.stepIds);
  if (refusal !== undefined) return refusal;
  const roots = topmost(document, command.stepIds);
  const places = roots.flatMap((id) => parentOf(document, id) ?? []);
  const first = places[0];
  if (
    first === undefined ||
    places.some((each, at) => each.lane !== first.lane || each.index !== first.index + at)
  ) {
    const en = 'Choose steps that stand next to each other in one lane.';
    return refuse('notNeighbours', en, '请选择同一通道中相邻的步骤。');
  }
  const container = containerOf(command);
  const added = applyAddStep(
    document,
    { type: 'addStep', lane: first.lane, index: first.index, step: container },
    language,
  );
  if (!added.ok) return added;
  const lane = lanesOf(container)[0] ?? first.lane;
  const moved = applyMoveSteps(
    added.document,
    { type: 'moveSteps', stepIds: roots, lane, index: 0 },
    language,
  );
  if (!moved.ok) return moved;
  return done(moved.document, { type: 'batch', commands: [moved.inverse, added.inverse] });
};

function containerOf({ in: kind, newId, newKey }: WrapSteps): Step {
  const identity: { id: StepId; key: string } = { id: newId, key: newKey };
  switch (kind) {
    case 'forEach':
      return newStep('forEach', identity);
    case 'while':
      return newStep('while', identity);
    case 'try':
      return newStep('try', identity);
    case 'condition':
      return newStep('condition', identity);
  }
}
