import type { JsonValue, ValueSchema } from '@flowbridge/flow';

const DEEPEST = 8;

/** A value made of a schema's own samples, for places no run has filled yet; undefined where it has none. */
export function exampleOf(schema: ValueSchema | undefined, depth = 0): JsonValue | undefined {
  if (schema === undefined || depth > DEEPEST) return undefined;
  if (schema.sample !== undefined) return schema.sample;
  if (schema.type === 'array') {
    const item = exampleOf(schema.items, depth + 1);
    return item === undefined ? undefined : [item];
  }
  const fields = (schema.fields ?? []).flatMap(({ key, schema: field }): [string, JsonValue][] => {
    const value = exampleOf(field, depth + 1);
    return value === undefined ? [] : [[key, value]];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
