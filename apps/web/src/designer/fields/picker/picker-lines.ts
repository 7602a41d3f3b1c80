/** The lines of the data picker from top to bottom: groups, their open fields, functions. */
import type { FunctionDoc } from '@flowbridge/expression';
import type { ValueSchema } from '@flowbridge/flow';
import type { Spell } from '../../palette/search-palette.ts';
import type { PickerGroup } from './field-scope.ts';
import { findFields, findFunctions } from './find-fields.ts';
import {
  childrenOf,
  type FoundField,
  fieldOf,
  type PickerField,
  type SampleOf,
  schemaOf,
} from './picker-fields.ts';

export type PickerLine =
  | { kind: 'group'; id: string; group: PickerGroup; isOpen: boolean }
  | {
      kind: 'field';
      id: string;
      field: PickerField;
      type: ValueSchema['type'];
      depth: number;
      opens: boolean;
      isOpen: boolean;
      group: PickerGroup;
    }
  | { kind: 'functions'; id: string; count: number; isOpen: boolean }
  | { kind: 'function'; id: string; doc: FunctionDoc };

export const FUNCTIONS_ID = 'functions';

/** Names what a person folded: groups are open unless folded, fields closed unless opened. */
export type Folds = { closedGroups: ReadonlySet<string>; openFields: ReadonlySet<string> };

type Browsed = {
  groups: readonly PickerGroup[];
  functions: readonly FunctionDoc[];
  folds: Folds;
  language: 'en' | 'zh';
  sampleOf: SampleOf;
};

/** Without a search: the tree as it is opened. */
export function browsedLines({ groups, functions, folds, language, sampleOf }: Browsed): PickerLine[] {
  const lines: PickerLine[] = [];
  const visit = (field: PickerField, group: PickerGroup, depth: number): void => {
    const schema = schemaOf(field, sampleOf);
    const opens = (schema?.fields ?? schema?.items?.fields ?? []).length > 0;
    const isOpen = opens && folds.openFields.has(field.expression);
    lines.push(fieldLine({ field, group, schema, depth, opens, isOpen }));
    if (isOpen) for (const child of childrenOf(field, schema, language)) visit(child, group, depth + 1);
  };
  for (const group of groups) {
    const isOpen = !folds.closedGroups.has(group.id);
    lines.push({ kind: 'group', id: `group ${group.id}`, group, isOpen });
    if (isOpen) for (const entry of group.entries) visit(fieldOf(entry), group, 0);
  }
  return [...lines, ...functionLines(functions, folds.openFields.has(FUNCTIONS_ID))];
}

type Searched = {
  fields: readonly FoundField[];
  functions: readonly FunctionDoc[];
  query: string;
  spell: Spell | undefined;
  sampleOf: SampleOf;
};

/** With a search: what matches, under the group it belongs to. */
export function searchedLines({ fields, functions, query, spell, sampleOf }: Searched): PickerLine[] {
  const lines: PickerLine[] = [];
  let current: PickerGroup | undefined;
  for (const field of findFields(fields, query, spell)) {
    const { group } = field;
    if (group !== current) lines.push({ kind: 'group', id: `group ${group.id}`, group, isOpen: true });
    current = group;
    const schema = schemaOf(field, sampleOf);
    lines.push(fieldLine({ field, group, schema, depth: 0, opens: false, isOpen: false }));
  }
  return [...lines, ...functionLines(findFunctions(functions, query, spell), true)];
}

type FieldParts = {
  field: PickerField;
  group: PickerGroup;
  schema: ValueSchema | undefined;
  depth: number;
  opens: boolean;
  isOpen: boolean;
};

function fieldLine({ field, group, schema, depth, opens, isOpen }: FieldParts): PickerLine {
  const type = schema?.type ?? 'any';
  return { kind: 'field', id: field.expression, field, group, type, depth, opens, isOpen };
}

function functionLines(functions: readonly FunctionDoc[], isOpen: boolean): PickerLine[] {
  if (functions.length === 0) return [];
  const head: PickerLine = { kind: 'functions', id: FUNCTIONS_ID, count: functions.length, isOpen };
  if (!isOpen) return [head];
  return [
    head,
    ...functions.map((doc): PickerLine => ({ kind: 'function', id: `function ${doc.name}`, doc })),
  ];
}
