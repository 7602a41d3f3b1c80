import { isOfType, type ValueSchema } from '@flowbridge/flow';
import { valueKind } from './value-kind.ts';

export type Mismatch = { at: string; expected: string; found: string };

/**
 * The first place where a value does not fit its schema: `lines[2].qty`. Missing and null are allowed where the field is
 * not required; fields the schema does not name are allowed.
 */
export function findMismatch(value: unknown, schema: ValueSchema, at = ''): Mismatch | undefined {
  if (!isOfType(value, schema.type)) return { at, expected: schema.type, found: valueKind(value) };
  if (Array.isArray(value)) return findInItems(value, schema, at);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const { key, required, schema: inner } of schema.fields ?? []) {
    const member: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
    const place = at === '' ? key : `${at}.${key}`;
    if (member === undefined || member === null) {
      if (required) return { at: place, expected: inner.type, found: 'nothing' };
      continue;
    }
    const mismatch = findMismatch(member, inner, place);
    if (mismatch) return mismatch;
  }
  return undefined;
}

function findInItems(items: unknown[], schema: ValueSchema, at: string): Mismatch | undefined {
  if (!schema.items) return undefined;
  for (const [index, item] of items.entries()) {
    const mismatch = findMismatch(item, schema.items, `${at}[${index}]`);
    if (mismatch) return mismatch;
  }
  return undefined;
}
