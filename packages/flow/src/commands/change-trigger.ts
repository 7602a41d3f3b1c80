import { z } from 'zod';
import { describeIssue } from '../document/describe-issue.ts';
import { triggerId } from '../document/ids.ts';
import { triggerSchema } from '../document/trigger.ts';
import { joinPath, nameOf } from '../problem/readable-path.ts';
import { triggerOf } from '../tree/lookup.ts';
import { changeFields } from './change-fields.ts';
import { type Apply, done, refuse } from './result.ts';
import { triggerUnknown } from './trigger-unknown.ts';

/** Changes a trigger: title, note and config (given whole); null removes a title or note. */
export const changeTriggerSchema = z.strictObject({
  type: z.literal('changeTrigger'),
  triggerId,
  change: z.strictObject({
    title: z.string().max(200).nullish(),
    note: z.string().max(5000).nullish(),
    config: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ChangeTrigger = z.infer<typeof changeTriggerSchema>;

export const applyChangeTrigger: Apply<ChangeTrigger> = (document, { triggerId: id, change }) => {
  const before = triggerOf(document, id);
  if (before === undefined) return triggerUnknown(id);
  const { after, back } = changeFields(before, change);
  const parsed = triggerSchema.safeParse(after, { reportInput: true });
  if (!parsed.success) {
    const issue = parsed.error.issues.flatMap(describeIssue)[0];
    const path = joinPath('triggers', nameOf(before), ...(issue?.path ?? []).map(String));
    const { en, zh } = issue?.message ?? { en: 'This value is not allowed.', zh: '该值不允许使用。' };
    return refuse('valueInvalid', en, zh, { path });
  }
  const triggers = document.triggers.map((each) => (each === before ? parsed.data : each));
  return done({ ...document, triggers }, { type: 'changeTrigger', triggerId: id, change: back });
};
