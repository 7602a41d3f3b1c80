import type { ValueSchema } from '@flowbridge/flow';

const MOST_INFERRED_FIELDS = 2_000;

/** What a sample value looks like, where no schema says so. */
export function inferred(value: unknown): ValueSchema | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = inferred(value[0]);
    return items ? { type: 'array', items } : { type: 'array' };
  }
  switch (typeof value) {
    case 'string':
      return { type: 'text' };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    case 'object': {
      if (value === null) return { type: 'any' };
      const fields = Object.entries(value)
        .slice(0, MOST_INFERRED_FIELDS)
        .map(([key, child]) => ({ key, schema: inferred(child) ?? { type: 'any' as const } }));
      return { type: 'object', fields };
    }
    default:
      return { type: 'any' };
  }
}
