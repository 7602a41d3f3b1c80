import { z } from 'zod';
import { describeIssue } from '../document/describe-issue.ts';
import { stepId } from '../document/ids.ts';
import { retryPolicy, stepSchema } from '../document/step.ts';
import { jsonValue } from '../document/values.ts';
import { joinPath, nameOf } from '../problem/readable-path.ts';
import { stepOf } from '../tree/lookup.ts';
import { changeFields } from './change-fields.ts';
import { checkBranches } from './checks.ts';
import { putStep } from './reshape-lanes.ts';
import { type Apply, done, refuse, stepUnknown } from './result.ts';

/**
 * Changes what a step says: any of its fields but id, kind and key. `config` is given whole and checked for the step's
 * kind; a field given as null is removed.
 */
export const changeStepSchema = z.strictObject({
  type: z.literal('changeStep'),
  stepId,
  change: z.strictObject({
    title: z.string().max(200).nullish(),
    note: z.string().max(5000).nullish(),
    disabled: z.boolean().nullish(),
    retry: retryPolicy.nullish(),
    timeoutMs: z.int().min(1).max(86_400_000).nullish(),
    onError: z.enum(['fail', 'continue']).nullish(),
    logging: z.enum(['full', 'errorsAndSamples', 'counts']).nullish(),
    pinned: z.strictObject({ output: jsonValue }).nullish(),
    config: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ChangeStep = z.infer<typeof changeStepSchema>;

export const applyChangeStep: Apply<ChangeStep> = (document, { stepId: id, change }) => {
  const before = stepOf(document, id);
  if (before === undefined) return stepUnknown(id);
  const { after, back } = changeFields(before, change);
  const parsed = stepSchema.safeParse(after, { reportInput: true });
  if (!parsed.success) {
    const issue = parsed.error.issues.flatMap(describeIssue)[0];
    const place = joinPath('steps', nameOf(before), ...(issue?.path ?? []).map(String));
    const { en, zh } = issue?.message ?? { en: 'This value is not allowed.', zh: '该值不允许使用。' };
    return refuse('valueInvalid', en, zh, { path: place, stepId: id });
  }
  const wrong = checkBranches(parsed.data);
  if (wrong !== undefined) return wrong;
  const put = putStep(document, before, parsed.data);
  return put.ok ? done(put.document, { type: 'changeStep', stepId: id, change: back }) : put;
};
