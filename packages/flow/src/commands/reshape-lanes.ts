import type { FlowDocument } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import { nameOf } from '../problem/readable-path.ts';
import { lanesOf, stepsInLane } from '../tree/lookup.ts';
import { type Refusal, refuse } from './result.ts';

export type Reshaped = { ok: true; document: FlowDocument } | Refusal;

/**
 * Puts `after` in the place of a step with the same id. Lanes that both have keep their steps, new ones start empty; a
 * lane that would go away must be empty, so that nothing is lost by a change of settings.
 */
export function putStep(document: FlowDocument, before: Step, after: Step): Reshaped {
  const old = lanesOf(before);
  const wanted = lanesOf(after);
  const steps = { ...document.steps, [after.id]: after };
  if (old.length === wanted.length && wanted.every((lane) => old.includes(lane))) {
    return { ok: true, document: { ...document, steps } };
  }
  const going = old.filter((lane) => !wanted.includes(lane));
  if (going.some((lane) => (stepsInLane(document, lane) ?? []).length > 0)) {
    const name = nameOf(before);
    const en = `“${name}” still holds steps in a lane that would go away. Move or delete them first.`;
    return refuse('lanesNotEmpty', en, `“${name}”将被移除的通道中仍有步骤，请先移走或删除它们。`, {
      stepId: before.id,
    });
  }
  const lanes = { ...document.lanes };
  for (const lane of going) delete lanes[lane];
  for (const lane of wanted) lanes[lane] ??= [];
  return { ok: true, document: { ...document, steps, lanes } };
}
