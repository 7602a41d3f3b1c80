import type { JsonValue } from '../document/values.ts';

export type Plain = Readonly<Record<string, JsonValue | undefined>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as JSON: the order of an object's fields means nothing, a field that is undefined is none. Values that are no JSON differ. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, at) => sameValue(value, other[at]));
  }
  if (!isPlain(one) || !isPlain(other)) return false;
  return fieldsOf(one, other).every((field) => sameValue(fieldIn(one, field), fieldIn(other, field)));
}

/** The fields that either of two objects has: those of `after` in their order, then what it has lost. */
export function fieldsOf(before: Plain, after: Plain): string[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])];
}

export function fieldIn(value: Plain, field: string): JsonValue | undefined {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}
