import { z } from 'zod';
import { flowSettingsSchema, parameterSchema } from '../document/document.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { type Step, stepSchema } from '../document/step.ts';
import { triggerSchema } from '../document/trigger.ts';
import { lanesOf, stepOf, triggerOf } from '../tree/lookup.ts';
import { checkBranches, keyTaken } from './checks.ts';
import { type Apply, done, refuse, stepUnknown } from './result.ts';
import { triggerUnknown } from './trigger-unknown.ts';

/**
 * Puts steps and triggers in place of those with the same ids, keys included, and the parameters and settings given. Undo of edits that
 * rewrote texts in many places; the inverse of itself.
 */
export const putContentsSchema = z.strictObject({
  type: z.literal('putContents'),
  steps: z.array(stepSchema).max(MAX_STEPS),
  triggers: z.array(triggerSchema).max(20).optional(),
  parameters: z.array(parameterSchema).max(500).optional(),
  settings: flowSettingsSchema.optional(),
});
export type PutContents = z.infer<typeof putContentsSchema>;

export const applyPutContents: Apply<PutContents> = (document, command) => {
  const { steps, triggers = [], parameters, settings } = command;
  const before: Step[] = [];
  for (const step of steps) {
    const old = stepOf(document, step.id);
    if (old === undefined) return stepUnknown(step.id);
    const wrong = checkBranches(step);
    if (wrong !== undefined) return wrong;
    const lanes = lanesOf(old);
    if (lanesOf(step).length !== lanes.length || !lanesOf(step).every((lane) => lanes.includes(lane))) {
      const en = 'This edit would change the lanes of a step.';
      return refuse('identityChanged', en, '此操作会改变步骤的通道。', { stepId: step.id });
    }
    before.push(old);
  }
  const put = { ...document.steps, ...Object.fromEntries(steps.map((step) => [step.id, step])) };
  const twice = repeatedKey(Object.values(put));
  if (twice !== undefined) return keyTaken(twice);

  const newTriggers = document.triggers.map((old) => triggers.find(({ id }) => id === old.id) ?? old);
  const unknown = triggers.find(({ id }) => triggerOf(document, id) === undefined);
  if (unknown !== undefined) return triggerUnknown(unknown.id);
  const sameTrigger = repeatedKey(newTriggers);
  if (sameTrigger !== undefined) return keyTaken(sameTrigger);

  const after = {
    ...document,
    steps: put,
    triggers: triggers.length === 0 ? document.triggers : newTriggers,
    parameters: parameters ?? document.parameters,
    ...(settings === undefined ? {} : { settings }),
  };
  return done(after, {
    type: 'putContents',
    steps: before,
    ...(triggers.length === 0 ? {} : { triggers: document.triggers }),
    ...(parameters === undefined ? {} : { parameters: document.parameters }),
    ...(settings === undefined || document.settings === undefined ? {} : { settings: document.settings }),
  });
};

function repeatedKey(named: readonly { key: string }[]): string | undefined {
  const seen = new Set<string>();
  return named.find(({ key }) => seen.size === seen.add(key).size)?.key;
}
