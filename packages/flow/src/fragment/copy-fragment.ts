import { CURRENT_SCHEMA_VERSION, type FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import { lanesOf, stepsInLane } from '../tree/lookup.ts';
import { subtree, topmost } from '../tree/subtree.ts';
import type { Fragment } from './fragment.ts';

/**
 * The chosen steps with everything inside them, ids and keys unchanged, in drawing order. Steps inside another chosen
 * step come along with it; unknown ids are left out. Undefined when nothing remains.
 */
export function copyFragment(document: FlowDocument, stepIds: readonly StepId[]): Fragment | undefined {
  const roots = topmost(document, stepIds);
  if (roots.length === 0) return undefined;
  const steps = roots.flatMap((root) => subtree(document, root));
  const lanes = steps.flatMap(lanesOf);
  return {
    schemaVersion: CURRENT_SCHEMA_VERSION,
    steps: Object.fromEntries(steps.map((step) => [step.id, step])),
    lanes: Object.fromEntries(lanes.map((lane) => [lane, [...(stepsInLane(document, lane) ?? [])]])),
    roots,
  };
}
