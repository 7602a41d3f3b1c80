/** A part of a document with what is needed to word its fields: their names, the words of their choices. */
import type { DocumentDiff, Note, Parameter, PartDiff, Step, Trigger } from '@flowbridge/flow';
import {
  COMMON,
  type FieldNames,
  NOTE_FIELDS,
  PARAMETER_FIELDS,
  SETTINGS_FIELDS,
  STEP_FIELDS,
  TRIGGER_FIELDS,
} from './field-names.ts';
import {
  COMMON_VALUES,
  PARAMETER_VALUES,
  SETTINGS_VALUES,
  STEP_VALUES,
  TRIGGER_VALUES,
} from './value-names.ts';

export type DescribedPart =
  | { group: 'steps'; part: Step }
  | { group: 'triggers'; part: Trigger }
  | { group: 'parameters'; part: Parameter }
  | { group: 'notes'; part: Note }
  | { group: 'settings' };

/** One line of the list of changes. */
export type ChangeItem =
  | { group: 'steps'; id: string; diff: PartDiff<Step> }
  | { group: 'triggers'; id: string; diff: PartDiff<Trigger> }
  | { group: 'parameters'; id: string; diff: PartDiff<Parameter> }
  | { group: 'notes'; id: string; diff: PartDiff<Note> }
  | { group: 'settings'; id: 'settings'; fields: DocumentDiff['settings'] };

type Tables = { common: FieldNames; own: FieldNames };
const NONE: FieldNames = {};

/** Names of fields; `own` counts from inside `config` for steps and triggers. */
export function namesOf(described: DescribedPart): Tables {
  switch (described.group) {
    case 'steps':
      return { common: COMMON, own: STEP_FIELDS[described.part.kind] };
    case 'triggers':
      return { common: COMMON, own: TRIGGER_FIELDS[described.part.kind] };
    case 'parameters':
      return { common: PARAMETER_FIELDS, own: NONE };
    case 'notes':
      return { common: NOTE_FIELDS, own: NONE };
    case 'settings':
      return { common: SETTINGS_FIELDS, own: NONE };
  }
}

export function valueNamesOf(described: DescribedPart): Tables {
  switch (described.group) {
    case 'steps':
      return { common: COMMON_VALUES, own: STEP_VALUES[described.part.kind] ?? NONE };
    case 'triggers':
      return { common: COMMON_VALUES, own: TRIGGER_VALUES[described.part.kind] ?? NONE };
    case 'parameters':
      return { common: PARAMETER_VALUES, own: NONE };
    case 'notes':
      return { common: NONE, own: NONE };
    case 'settings':
      return { common: SETTINGS_VALUES, own: NONE };
  }
}
