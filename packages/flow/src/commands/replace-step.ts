import { z } from 'zod';
import { stepId } from '../document/ids.ts';
import { stepSchema } from '../document/step.ts';
import { stepOf } from '../tree/lookup.ts';
import { checkBranches } from './checks.ts';
import { putStep } from './reshape-lanes.ts';
import { type Apply, done, refuse, stepUnknown } from './result.ts';

/** Puts another step, perhaps of another kind, in a step's place. It keeps id and key, so references to it hold. */
export const replaceStepSchema = z.strictObject({
  type: z.literal('replaceStep'),
  stepId,
  step: stepSchema,
});
export type ReplaceStep = z.infer<typeof replaceStepSchema>;

export const applyReplaceStep: Apply<ReplaceStep> = (document, { stepId: id, step }) => {
  const before = stepOf(document, id);
  if (before === undefined) return stepUnknown(id);
  if (step.id !== id || step.key !== before.key) {
    const en = 'The new step must keep the id and the key of the one it replaces.';
    return refuse('identityChanged', en, '新步骤必须保留被替换步骤的 id 和引用名。', { stepId: id });
  }
  const wrong = checkBranches(step);
  if (wrong !== undefined) return wrong;
  const put = putStep(document, before, step);
  return put.ok ? done(put.document, { type: 'replaceStep', stepId: id, step: before }) : put;
};
