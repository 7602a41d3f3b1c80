/** A field set opened into rows, among the declared objects and lists that can take further fields. */
import type { ValueSchema } from '@flowbridge/flow';
import { ITEMS, type SchemaField, type SchemaPlace } from './field-set-edits.ts';

export type FieldSetRow = {
  /** Unique among the rows, also while two fields have one name. */
  id: string;
  /** Of the object the field stands in, and the field's position there. */
  place: SchemaPlace;
  index: number;
  field: SchemaField;
  depth: number;
  /** Where the field stands in the set's schema: `fields.0.schema.items.fields.2`. */
  address: string;
} & (
  | { kind: 'added'; siblings: number }
  /** An object or list of the connector: shown as the place to add to. */
  | { kind: 'declared' }
);

export function fieldSetRows(declared: ValueSchema | undefined, set: ValueSchema | undefined): FieldSetRow[] {
  return rowsIn(declared, set, { place: [], depth: 0, address: '' });
}

type At = Pick<FieldSetRow, 'place' | 'depth' | 'address'>;

function rowsIn(declared: ValueSchema | undefined, set: ValueSchema | undefined, at: At): FieldSetRow[] {
  const { place, depth } = at;
  const addressOf = (index: number) => `${at.address}fields.${index}`;
  const below = (key: string, index: number): At => ({
    place: [...place, key],
    depth: depth + 1,
    address: `${addressOf(index)}.schema.`,
  });
  const known = declared?.fields ?? [];
  const added = set?.fields ?? [];
  const containers = known.flatMap((field, index): FieldSetRow[] => {
    if (!holdsFields(field.schema)) return [];
    const ownAt = added.findIndex(({ key }) => key === field.key);
    const id = idOf(place, field.key);
    const row: FieldSetRow = { kind: 'declared', id, place, index, field, depth, address: addressOf(ownAt) };
    return [row, ...inside(field.schema, added[ownAt]?.schema, below(field.key, ownAt))];
  });
  const isDeclared = new Set(known.filter(({ schema }) => holdsFields(schema)).map(({ key }) => key));
  const own = added.flatMap((field, index): FieldSetRow[] => {
    if (isDeclared.has(field.key)) return [];
    const isFirst = added.findIndex(({ key }) => key === field.key) === index;
    const id = isFirst ? idOf(place, field.key) : `${idOf(place, field.key)}#${index}`;
    const row: FieldSetRow = {
      kind: 'added',
      id,
      place,
      index,
      field,
      depth,
      address: addressOf(index),
      siblings: added.length,
    };
    return isFirst ? [row, ...inside(undefined, field.schema, below(field.key, index))] : [row];
  });
  return [...containers, ...own];
}

function inside(declared: ValueSchema | undefined, set: ValueSchema | undefined, at: At): FieldSetRow[] {
  const type = declared?.type ?? set?.type;
  if (type !== 'array') return rowsIn(declared, set, at);
  const items: At = { ...at, place: [...at.place, ITEMS], address: `${at.address}items.` };
  return rowsIn(declared?.items, set?.items, items);
}

const idOf = (place: SchemaPlace, key: string) => [...place, key].join('\u0000');

/** Whether further fields can be put into a value. */
export function holdsFields(schema: ValueSchema): boolean {
  if (schema.type === 'object') return true;
  return schema.type === 'array' && schema.items?.type === 'object';
}

/** Where the fields of a field stand. */
export function insideOf({ place, field }: FieldSetRow): SchemaPlace {
  return field.schema.type === 'array' ? [...place, field.key, ITEMS] : [...place, field.key];
}

/** How many fields were added. */
export const countAdded = (rows: readonly FieldSetRow[]) =>
  rows.filter(({ kind }) => kind === 'added').length;
