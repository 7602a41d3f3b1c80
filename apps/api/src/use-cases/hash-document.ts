import { createHash } from 'node:crypto';

/** SHA-256, hex, of a value's canonical JSON: equal for equal content whatever the order of its keys. */
export function hashDocument(document: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(document, (_key, value) => sortKeys(value)))
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
