import type { FlowDocument } from '../document/document.ts';
import { type StepId, stepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { stepsByKey } from '../tree/lookup.ts';
import { freeKey } from '../tree/unique-key.ts';
import type { NewNames } from './remap-fragment.ts';

/**
 * Names under which steps can be put into a document: a new id for each, and a new key where the document has it
 * already. A new key is never another step's old key, so that references can be rewritten one by one.
 */
export function newNames(document: FlowDocument, steps: readonly Step[], newId: () => string): NewNames {
  const taken = stepsByKey(document);
  const avoided = new Set(steps.map((step) => step.key));
  const ids = new Map<StepId, StepId>();
  const keys = new Map<StepId, string>();
  for (const step of steps) {
    ids.set(step.id, stepId.parse(newId()));
    if (!taken.has(step.key)) continue;
    const key = freeKey(step.key, (wanted) => taken.has(wanted) || avoided.has(wanted));
    avoided.add(key);
    keys.set(step.id, key);
  }
  return { ids, keys };
}
