import type { EnumName } from './enums.ts';

/** Entity definitions are data: what fields there are, how they are checked, compared, merged and shown. */
export type FieldDefinition =
  | { type: 'text'; maxLength: number; initial: string | null; readOnly: boolean }
  | { type: 'int' | 'number'; initial: number | null; readOnly: boolean }
  | { type: 'date' | 'time'; initial: string | null; readOnly: boolean }
  | { type: 'enum'; enumName: EnumName; initial: string | null; readOnly: boolean }
  | { type: 'lines'; lines: LinesDefinition; readOnly: boolean };

export type LinesDefinition = {
  /** Type name in error texts, such as `DocumentLine`. */
  element: string;
  /** The field by which PATCH recognises a line. */
  key: string;
  /** `number`: a new line gets the next free number. `given`: the caller names it. */
  numbering: 'number' | 'given';
  fields: Readonly<Record<string, FieldDefinition>>;
};

export type EntityOperation = 'create' | 'update' | 'replace' | 'delete';

export type EntityDefinition = {
  /** Entity set, such as `Drafts`. */
  set: string;
  /** Type name in error texts, such as `Document`. */
  element: string;
  /** Table name in error texts, such as `ODRF`. */
  table: string;
  keys: readonly string[];
  /** The server gives the (single, whole-number) key. */
  autoKey: boolean;
  fields: Readonly<Record<string, FieldDefinition>>;
  required: readonly string[];
  operations: readonly EntityOperation[];
  /** Actions such as `Close`: POST /Drafts(16)/Close. */
  actions: readonly ('Close' | 'Cancel')[];
};

export type SapScalar = string | number | null;
export type SapValue = SapScalar | SapRecord[];
export type SapRecord = { [field: string]: SapValue };

export const text = (maxLength = 254, initial: string | null = null): FieldDefinition => ({
  type: 'text',
  maxLength,
  initial,
  readOnly: false,
});
export const int = (initial: number | null = null): FieldDefinition => ({
  type: 'int',
  initial,
  readOnly: false,
});
export const number = (initial: number | null = null): FieldDefinition => ({
  type: 'number',
  initial,
  readOnly: false,
});
export const date = (): FieldDefinition => ({ type: 'date', initial: null, readOnly: false });
export const time = (): FieldDefinition => ({ type: 'time', initial: null, readOnly: false });
export const enumOf = (enumName: EnumName, initial: string | null = null): FieldDefinition => ({
  type: 'enum',
  enumName,
  initial,
  readOnly: false,
});
export const lines = (
  element: string,
  key: string,
  fields: Readonly<Record<string, FieldDefinition>>,
  numbering: LinesDefinition['numbering'] = 'number',
): FieldDefinition => ({ type: 'lines', lines: { element, key, numbering, fields }, readOnly: false });
/** A field the server alone writes; a caller's value for it is refused. */
export const readOnly = (field: FieldDefinition): FieldDefinition => ({ ...field, readOnly: true });
