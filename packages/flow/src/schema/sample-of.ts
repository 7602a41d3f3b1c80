import type { JsonValue, ValueSchema } from '../document/values.ts';

/** A value of a schema's shape: its samples, else empty values. */
export function sampleOf(schema: ValueSchema | undefined): JsonValue {
  if (schema?.sample !== undefined) return schema.sample;
  const choice = schema?.choices?.[0];
  if (choice !== undefined) return choice.value;
  switch (schema?.type) {
    case 'text':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return schema.items ? [sampleOf(schema.items)] : [];
    default:
      return Object.fromEntries((schema?.fields ?? []).map((field) => [field.key, sampleOf(field.schema)]));
  }
}
