import type { JsonValue } from '../document/values.ts';

/** An element of a list on the way to a field: its position, from 0, and what it is called where it has a name. */
export type ElementPart = { position: number; label: string | undefined };

/** Where a field stands inside a step, trigger or parameter: names, and elements of lists, from the outside in. */
export type ChangePath = readonly (string | ElementPart)[];

/** One difference inside a part of a document. */
export type FieldChange =
  | { kind: 'added'; path: ChangePath; after: JsonValue }
  | { kind: 'removed'; path: ChangePath; before: JsonValue }
  | { kind: 'changed'; path: ChangePath; before: JsonValue; after: JsonValue }
  /** An element of a list stands at another position; positions from 0. */
  | { kind: 'moved'; path: ChangePath; from: number; to: number };
