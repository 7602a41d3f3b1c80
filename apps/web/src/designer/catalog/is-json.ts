import type { JsonValue } from '@flowbridge/flow';

/** Whether a manifest's value, of which nothing is known, may stand in a document. */
export function isJson(value: unknown): value is JsonValue {
  if (value === null) return true;
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    case 'object':
      return Object.values(value).every(isJson);
    default:
      return false;
  }
}
