/**
 * Two people changed one document: what each did, put together. Changes of different parts, and of different fields of one
 * part, simply both count. Where both changed the same, each differently, there is a conflict to choose from; until somebody
 * has chosen, the side counts by which nothing is lost. What must never happen: that a change of either side is gone without
 * having been a conflict.
 */
import { checkIntegrity } from '../document/check-integrity.ts';
import {
  type FlowDocument,
  type FlowSettings,
  flowSettingsSchema,
  noteSchema,
  parameterSchema,
} from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { triggerSchema } from '../document/trigger.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import { alignKeys } from './align-keys.ts';
import type { Decide, MergeConflict, MergeSide } from './merge-conflict.ts';
import { mergeListOf } from './merge-lists.ts';
import { mergePart, recordConflicts } from './merge-part.ts';
import { mergeSteps } from './merge-steps.ts';
import { placeSteps } from './place-steps.ts';
import { readThree, type ThreeDocuments } from './three.ts';

export type Merge = {
  /** Undefined when what was chosen does not fit together; then one side has to be taken as a whole. */
  document: FlowDocument | undefined;
  conflicts: MergeConflict[];
};

const NOTHING_CHOSEN: ReadonlyMap<string, MergeSide> = new Map();

/** `choices`: for conflicts by their ids. */
export function mergeDocuments(
  three: ThreeDocuments,
  language: ExpressionLanguage,
  choices: ReadonlyMap<string, MergeSide> = NOTHING_CHOSEN,
): Merge {
  const { decide, conflicts } = recordConflicts(choices);
  const aligned = alignKeys(three, language);
  const { steps, lanes } = placeSteps(aligned, mergeSteps(aligned, decide), decide);
  const settings = mergeSettings(aligned, decide);
  const document: FlowDocument = {
    schemaVersion: aligned.mine.schemaVersion,
    triggers: mergeListOf(
      readThree(aligned, ({ triggers }) => triggers),
      { group: 'triggers', schema: triggerSchema, nameOf: ({ id }) => id },
      decide,
    ),
    lanes,
    steps: Object.fromEntries(steps) as Record<StepId, Step>,
    parameters: mergeListOf(
      readThree(aligned, ({ parameters }) => parameters),
      { group: 'parameters', schema: parameterSchema, nameOf: ({ key }) => key },
      decide,
    ),
    notes: mergeListOf(
      readThree(aligned, ({ notes }) => notes),
      { group: 'notes', schema: noteSchema, nameOf: ({ id }) => id },
      decide,
    ),
    ...(settings === undefined ? {} : { settings }),
  };
  const sound = checkIntegrity(document).length === 0;
  return { document: sound ? document : undefined, conflicts: conflicts() };
}

function mergeSettings(three: ThreeDocuments, decide: Decide): FlowSettings | undefined {
  const parts = readThree(three, ({ settings }) => settings);
  return mergePart(
    parts,
    { part: { group: 'settings', partId: 'settings' }, schema: flowSettingsSchema },
    decide,
  );
}
