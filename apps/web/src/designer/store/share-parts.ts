import type { FlowDocument, JsonValue, Step, StepId } from '@flowbridge/flow';
import { sameValue } from '@flowbridge/flow';

/** `next` with the steps and lists of `known` that say the same: what did not change is not drawn again. */
export function shareParts(next: FlowDocument, known: FlowDocument): FlowDocument {
  const entries = Object.entries(next.steps) as [StepId, Step][];
  const steps = entries.map(([id, step]) => [id, keep(step, known.steps[id])] as const);
  const shared = (field: 'lanes' | 'triggers' | 'parameters' | 'notes') => keep(next[field], known[field]);
  return {
    ...next,
    steps: Object.fromEntries(steps) as FlowDocument['steps'],
    lanes: shared('lanes') as FlowDocument['lanes'],
    triggers: shared('triggers') as FlowDocument['triggers'],
    parameters: shared('parameters') as FlowDocument['parameters'],
    notes: shared('notes') as FlowDocument['notes'],
  };
}

function keep<Part extends object>(next: Part, known: Part | undefined): Part {
  const same = known !== undefined && sameValue(next as unknown as JsonValue, known as unknown as JsonValue);
  return same ? known : next;
}
