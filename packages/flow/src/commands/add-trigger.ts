import { z } from 'zod';
import { triggerSchema } from '../document/trigger.ts';
import { triggerOf } from '../tree/lookup.ts';
import { keyTaken } from './checks.ts';
import { type Apply, done, refuse } from './result.ts';

const MOST_TRIGGERS = 20;

/** Adds a trigger, at the end unless `index` says otherwise. */
export const addTriggerSchema = z.strictObject({
  type: z.literal('addTrigger'),
  trigger: triggerSchema,
  index: z.int().min(0).optional(),
});
export type AddTrigger = z.infer<typeof addTriggerSchema>;

export const applyAddTrigger: Apply<AddTrigger> = (document, { trigger, index }) => {
  const { triggers } = document;
  if (triggerOf(document, trigger.id) !== undefined) {
    const en = `There is a trigger “${trigger.id}” already.`;
    return refuse('idTaken', en, `触发器“${trigger.id}”已存在。`);
  }
  if (triggers.some((each) => each.key === trigger.key)) return keyTaken(trigger.key);
  if (triggers.length >= MOST_TRIGGERS) {
    const en = `A flow has at most ${MOST_TRIGGERS} triggers.`;
    return refuse('tooMany', en, `一个流程最多 ${MOST_TRIGGERS} 个触发器。`);
  }
  const added = triggers.toSpliced(index ?? triggers.length, 0, trigger);
  return done({ ...document, triggers: added }, { type: 'removeTrigger', triggerId: trigger.id });
};
