/**
 * What differs between two documents of one flow, in parts a person knows: steps, triggers, parameters, notes, settings.
 * Pure; a document compared with itself differs in nothing. The order of parts is what people see, so it counts; the order
 * of an object's fields does not.
 */
import type { FlowDocument, Note, Parameter } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import { diffFields } from './diff-fields.ts';
import { diffParts } from './diff-parts.ts';
import { diffSteps } from './diff-steps.ts';
import type { FieldChange } from './field-change.ts';
import type { PartDiff } from './part-diff.ts';

export type DocumentDiff = {
  triggers: PartDiff<Trigger>[];
  /** In the order of `drawBoth`. */
  steps: PartDiff<Step>[];
  parameters: PartDiff<Parameter>[];
  /** How runs behave as a whole. */
  settings: FieldChange[];
  notes: PartDiff<Note>[];
};

export function diffDocuments(before: FlowDocument, after: FlowDocument): DocumentDiff {
  return {
    triggers: diffParts(before.triggers, after.triggers, ({ id }) => id),
    steps: diffSteps(before, after),
    parameters: diffParts(before.parameters, after.parameters, ({ key }) => key),
    settings: diffFields(before.settings ?? {}, after.settings ?? {}),
    notes: diffParts(before.notes, after.notes, ({ id }) => id),
  };
}

/** How many parts differ; settings count as one. */
export function countChanges({ triggers, steps, parameters, settings, notes }: DocumentDiff): number {
  const parts = triggers.length + steps.length + parameters.length + notes.length;
  return parts + (settings.length > 0 ? 1 : 0);
}
