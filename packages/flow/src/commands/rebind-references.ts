import { z } from 'zod';
import { key, type StepId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import type { Step } from '../document/step.ts';
import type { ReferenceChange } from '../references/expression-language.ts';
import { renameInStep } from '../references/rename-references.ts';
import { stepOf } from '../tree/lookup.ts';
import { checkStepsExist } from './checks.ts';
import type { Command } from './command.ts';
import { type Apply, done, refuse } from './result.ts';

/**
 * Lets the expressions of chosen steps read other names: what pasted steps read where they came from becomes what is
 * there where they are now. Nothing is renamed; other steps keep what they read. All changes are made at once: a name that
 * one of them gives is not taken further by another.
 */
export const rebindReferencesSchema = z.strictObject({
  type: z.literal('rebindReferences'),
  changes: z
    .array(
      z.strictObject({
        root: z.enum(['steps', 'loops', 'vars', 'params', 'callbacks']),
        from: key,
        to: key,
        stepIds: z.array(stepId).max(MAX_STEPS),
      }),
    )
    .max(1000),
});
export type RebindReferences = z.infer<typeof rebindReferencesSchema>;

export const applyRebindReferences: Apply<RebindReferences> = (document, { changes }, language) => {
  if (changes.length === 0)
    return refuse('nothingChosen', 'Nothing to re-bind is named.', '未指定要重新绑定的引用。');
  const byStep = new Map<StepId, ReferenceChange[]>();
  for (const { stepIds, ...change } of changes) {
    const refusal = checkStepsExist(document, stepIds);
    if (refusal !== undefined) return refusal;
    for (const id of new Set(stepIds)) byStep.set(id, [...(byStep.get(id) ?? []), change]);
  }
  const before: Step[] = [];
  const after: [StepId, Step][] = [];
  for (const [id, ofStep] of byStep) {
    const step = stepOf(document, id);
    if (step === undefined) continue;
    const rebound = renameInStep(step, inSafeOrder(ofStep), language);
    if (rebound === step) continue;
    before.push(step);
    after.push([id, rebound]);
  }
  const inverse: Command = { type: 'putContents', steps: before };
  return done({ ...document, steps: { ...document.steps, ...Object.fromEntries(after) } }, inverse);
};

/** Changes one after the other as if at once: where one gives a name that another takes away, all go by way of names of nobody. */
function inSafeOrder(changes: readonly ReferenceChange[]): ReferenceChange[] {
  const meet = changes.some((each) => changes.some((other) => takesFrom(other, each)));
  if (!meet) return [...changes];
  const aside = changes.map((each, at) => ({ ...each, to: `__rebound_${at}` }));
  return [...aside, ...changes.map(({ root, to }, at) => ({ root, from: `__rebound_${at}`, to }))];
}

const takesFrom = (one: ReferenceChange, other: ReferenceChange) =>
  one !== other && one.root === other.root && one.from === other.to;
