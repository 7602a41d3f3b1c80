import type { FlowDocument } from '../document/document.ts';
import { type StepId, stepId } from '../document/ids.ts';
import { stepOf } from '../tree/lookup.ts';

/** An id no step has, the same each time for the same document: fixes must not differ from one validation to the next. */
export function freeStepId(document: FlowDocument, stem: string): StepId {
  for (let number = 1; ; number += 1) {
    const id = stepId.parse(`${stem}${number}`);
    if (stepOf(document, id) === undefined) return id;
  }
}
