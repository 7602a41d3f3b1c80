/**
 * Changes to a field set. A place is the keys down to a field; `[]` steps into the items of a list. Where a field set adds
 * to a field that the connector declares, it holds a shell of that field, which goes when nothing is left inside.
 */
import { freeKey, type ValueSchema, type ValueType } from '@flowbridge/flow';

export type SchemaField = NonNullable<ValueSchema['fields']>[number];
export type SchemaPlace = readonly string[];

export const ITEMS = '[]';

type Shape = ValueSchema | undefined;

/** Changes the fields of the object at `place`. Undefined: the set holds nothing any more. */
export function changeFieldsAt(
  set: Shape,
  declared: Shape,
  place: SchemaPlace,
  change: (fields: SchemaField[]) => SchemaField[],
): Shape {
  const made = changed(set, declared, place, change);
  return made?.fields?.length || made?.items ? made : undefined;
}

function changed(
  set: Shape,
  declared: Shape,
  place: SchemaPlace,
  change: (fields: SchemaField[]) => SchemaField[],
): Shape {
  const [part, ...rest] = place;
  if (part === undefined) {
    const fields = change(set?.fields ?? []);
    if (fields.length === 0 && declared !== undefined) return undefined;
    return { ...(set ?? {}), type: 'object', fields };
  }
  if (part === ITEMS) {
    const items = changed(set?.items, declared?.items, rest, change);
    if (items === undefined && declared !== undefined) return undefined;
    return { ...(set ?? {}), type: 'array', ...(items === undefined ? {} : { items }) };
  }
  const fields = set?.fields ?? [];
  const own = fields.find(({ key }) => key === part);
  const below = declared?.fields?.find(({ key }) => key === part)?.schema;
  const inner = changed(own?.schema, below, rest, change);
  const next = inner === undefined ? [] : [{ ...own, key: part, schema: inner }];
  const kept =
    own === undefined ? [...fields, ...next] : fields.flatMap((each) => (each === own ? next : [each]));
  if (kept.length === 0 && declared !== undefined) return undefined;
  return { ...(set ?? {}), type: 'object', fields: kept };
}

/** The object at a place, as far as a schema knows it. */
export function shapeAt(schema: Shape, place: SchemaPlace): Shape {
  let at = schema;
  for (const part of place) {
    at = part === ITEMS ? at?.items : at?.fields?.find(({ key }) => key === part)?.schema;
  }
  return at;
}

/** A name that neither the set nor the connector uses there. */
export function newFieldKey(set: Shape, declared: Shape, place: SchemaPlace): string {
  const taken = new Set([
    ...(shapeAt(set, place)?.fields ?? []).map(({ key }) => key),
    ...(shapeAt(declared, place)?.fields ?? []).map(({ key }) => key),
  ]);
  return freeKey('field', (key) => taken.has(key));
}

/** Another type for a field; what is inside it stays where the new type can hold it. */
export function withType(schema: ValueSchema, type: ValueType): ValueSchema {
  const { names, description } = schema;
  const said = {
    ...(names === undefined ? {} : { names }),
    ...(description === undefined ? {} : { description }),
  };
  const fields = schema.fields ?? schema.items?.fields;
  if (type === 'object') return { ...said, type, ...(fields === undefined ? {} : { fields }) };
  if (type !== 'array') return { ...said, type };
  const items: Shape = schema.items ?? (fields === undefined ? undefined : { type: 'object', fields });
  return { ...said, type, ...(items === undefined ? {} : { items }) };
}

/** A title or description in the reader's language; a text the other language does not have of its own is for both. */
export function withText(
  schema: ValueSchema,
  property: 'names' | 'description',
  language: 'en' | 'zh',
  text: string,
): ValueSchema {
  const { [property]: before, ...others } = schema;
  const other = language === 'en' ? 'zh' : 'en';
  const isShared = before === undefined || before[other] === before[language] || before[other] === '';
  const wanted = text.trim();
  const kept = isShared ? wanted : (before?.[other] ?? wanted);
  if (wanted === '' && kept === '') return others;
  const next = language === 'en' ? { en: wanted, zh: kept } : { en: kept, zh: wanted };
  return { ...others, [property]: next };
}

export function moved(fields: readonly SchemaField[], from: number, to: number): SchemaField[] {
  const field = fields[from];
  if (field === undefined || to < 0 || to >= fields.length) return [...fields];
  const others = fields.filter((_, at) => at !== from);
  return [...others.slice(0, to), field, ...others.slice(to)];
}
