import { hash } from 'node:crypto';
import { jsonText } from '../journal/encode-value.ts';

/** Digest of a value by what it says, not by how it is written: the order of an object's keys does not count. */
export function recordHash(value: unknown): string {
  return hash('sha256', jsonText(inKeyOrder(value)), 'base64url');
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isPlainObject(value)) return value;
  const ordered: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) ordered[key] = inKeyOrder(value[key]);
  return ordered;
}

/** Numbers kept with all their digits are objects of a class: they stay as they are. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
