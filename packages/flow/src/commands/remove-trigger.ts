import { z } from 'zod';
import { triggerId } from '../document/ids.ts';
import { type Apply, done } from './result.ts';
import { triggerUnknown } from './trigger-unknown.ts';

export const removeTriggerSchema = z.strictObject({ type: z.literal('removeTrigger'), triggerId });
export type RemoveTrigger = z.infer<typeof removeTriggerSchema>;

export const applyRemoveTrigger: Apply<RemoveTrigger> = (document, { triggerId: id }) => {
  const index = document.triggers.findIndex((each) => each.id === id);
  const trigger = document.triggers[index];
  if (trigger === undefined) return triggerUnknown(id);
  const triggers = document.triggers.toSpliced(index, 1);
  return done({ ...document, triggers }, { type: 'addTrigger', trigger, index });
};
