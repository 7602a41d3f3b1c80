/** The values that stand in a step's input for an extra field: they go and are renamed with it. */
import type { Template } from '@flowbridge/flow';
import { ITEMS, type SchemaPlace } from './field-set-edits.ts';

type Member = (object: { [key: string]: Template }, key: string) => { [key: string]: Template };

/** Every value given for the field `key` of the objects at `place`. */
export function valuesAt(value: Template | undefined, place: SchemaPlace, key: string): Template[] {
  const found: Template[] = [];
  changeObjects(value, place, (object) => {
    const own = Object.hasOwn(object, key) ? object[key] : undefined;
    if (own !== undefined) found.push(own);
    return object;
  });
  return found;
}

export const withoutValue = (value: Template | undefined, place: SchemaPlace, key: string) =>
  emptied(changeObjects(value, place, (object) => without(object, key)));

export const withRenamedValue = (
  value: Template | undefined,
  place: SchemaPlace,
  { from, to }: { from: string; to: string },
) =>
  changeObjects(value, place, (object) =>
    Object.hasOwn(object, from)
      ? Object.fromEntries(Object.entries(object).map(([key, own]) => [key === from ? to : key, own]))
      : object,
  );

const without: Member = (object, key) => {
  const { [key]: _, ...others } = object;
  return Object.hasOwn(object, key) ? others : object;
};

/** An object without any field is an input that is not given. */
const emptied = (value: Template | undefined) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
    ? undefined
    : value;

function changeObjects(
  value: Template | undefined,
  place: SchemaPlace,
  change: (object: { [key: string]: Template }) => { [key: string]: Template },
): Template | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const [part, ...rest] = place;
  if (part === ITEMS) {
    return Array.isArray(value) ? value.map((item) => changeObjects(item, rest, change) ?? item) : value;
  }
  if (Array.isArray(value)) return value;
  if (part === undefined) return change(value);
  if (!Object.hasOwn(value, part)) return value;
  const inner = changeObjects(value[part], rest, change);
  return inner === undefined ? value : { ...value, [part]: inner };
}
