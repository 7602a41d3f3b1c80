import { laneNames } from '../document/document.ts';
import { laneOf, type StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { ExpressionLanguage, ReferenceChange } from '../references/expression-language.ts';
import { renameInStep } from '../references/rename-references.ts';
import { stepsInLane } from '../tree/lookup.ts';
import { asDocument, type Fragment } from './fragment.ts';

/** New names by old id; a step without an entry keeps its own. */
export type NewNames = { ids: ReadonlyMap<StepId, StepId>; keys: ReadonlyMap<StepId, string> };

/**
 * The fragment under new ids and keys. References between its steps follow; references to anything outside stay and
 * bind to whatever has that key where the fragment is put. No new key may be the old key of another step in it.
 */
export function remapFragment(fragment: Fragment, names: NewNames, language: ExpressionLanguage): Fragment {
  const newId = (id: StepId) => names.ids.get(id) ?? id;
  const newKey = (step: Step) => names.keys.get(step.id) ?? step.key;
  const steps = Object.values(fragment.steps);
  const changes = steps
    .filter((step) => newKey(step) !== step.key)
    .flatMap((step): ReferenceChange[] => [
      { root: 'steps', from: step.key, to: newKey(step) },
      { root: 'loops', from: step.key, to: newKey(step) },
      { root: 'callbacks', from: step.key, to: newKey(step) },
    ]);
  const document = asDocument(fragment);
  const remapped = steps.map((step) => ({
    ...renameInStep(step, changes, language),
    id: newId(step.id),
    key: newKey(step),
  }));
  const lanes = steps.flatMap((step) =>
    laneNames(step).map((name) => {
      const inside = stepsInLane(document, laneOf(step.id, name)) ?? [];
      return [laneOf(newId(step.id), name), inside.map(newId)] as const;
    }),
  );
  return {
    ...fragment,
    steps: Object.fromEntries(remapped.map((step) => [step.id, step])),
    lanes: Object.fromEntries(lanes),
    roots: fragment.roots.map(newId),
  };
}
