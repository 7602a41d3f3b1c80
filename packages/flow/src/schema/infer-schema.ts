import type { JsonValue, ValueSchema } from '../document/values.ts';
import { mergeSchemas } from './merge-schemas.ts';

const MOST_FIELDS = 2_000;
const MOST_ITEMS = 50;

/** What a sample looks like. Lists are described by all of their first items together. */
export function inferSchema(value: JsonValue): ValueSchema {
  return describe(value, (text) => ({ type: 'text', sample: text.slice(0, 200) }));
}

/** The same with a say in what texts mean; templates use it for their expressions. */
export function describe(value: JsonValue, ofText: (text: string) => ValueSchema): ValueSchema {
  if (value === null) return { type: 'any' };
  switch (typeof value) {
    case 'string':
      return ofText(value);
    case 'boolean':
      return { type: 'boolean', sample: value };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number', sample: value };
  }
  if (Array.isArray(value)) {
    const items = mergeSchemas(value.slice(0, MOST_ITEMS).map((each) => describe(each, ofText)));
    return items === undefined ? { type: 'array' } : { type: 'array', items };
  }
  const fields = Object.entries(value)
    .slice(0, MOST_FIELDS)
    .map(([key, child]) => ({ key, schema: describe(child, ofText) }));
  return { type: 'object', fields };
}
