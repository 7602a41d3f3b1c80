/** Steps cut out of a flow, lanes and all: what copy puts on the clipboard and what undo of a delete brings back. */
import { z } from 'zod';
import { checkIntegrity } from '../document/check-integrity.ts';
import { CURRENT_SCHEMA_VERSION, type FlowDocument } from '../document/document.ts';
import { emptyDocument } from '../document/empty-document.ts';
import { laneId, ROOT_LANE, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { type Step, stepSchema } from '../document/step.ts';
import type { Problem } from '../problem/problem.ts';
import { lanesOf } from '../tree/lookup.ts';

export const fragmentSchema = z.strictObject({
  schemaVersion: z.literal(CURRENT_SCHEMA_VERSION),
  steps: z.record(stepId, stepSchema),
  /** The lanes of the fragment's containers; no root lane. */
  lanes: z.record(laneId, z.array(stepId).max(MAX_STEPS)),
  /** The steps that stand on the outermost level, in order. */
  roots: z.array(stepId).min(1).max(MAX_STEPS),
});
export type Fragment = z.infer<typeof fragmentSchema>;

/** The fragment as a document of its own, so that everything that reads trees reads fragments too. */
export function asDocument(fragment: Fragment): FlowDocument {
  return {
    ...emptyDocument(),
    steps: fragment.steps,
    lanes: { ...fragment.lanes, [ROOT_LANE]: fragment.roots },
  };
}

/** Breaks of integrity inside a fragment; empty for a sound one. */
export function checkFragment(fragment: Fragment): Problem[] {
  return checkIntegrity(asDocument(fragment));
}

/** A single step with empty lanes. */
export function fragmentOfStep(step: Step): Fragment {
  return {
    schemaVersion: CURRENT_SCHEMA_VERSION,
    steps: { [step.id]: step },
    lanes: Object.fromEntries(lanesOf(step).map((lane) => [lane, []])),
    roots: [step.id],
  };
}
