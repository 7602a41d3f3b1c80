/** What a person gives a test run in place of the trigger's caller. */
import type { JsonValue, ValueSchema } from '@flowbridge/flow';

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

export type JsonObject = { [key: string]: JsonValue };

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths (`order.lines`) of required fields that have no value yet. */
export function missingFields(
  schema: ValueSchema | undefined,
  value: JsonValue | undefined,
  path = '',
): string[] {
  const object = isJsonObject(value) ? value : {};
  return (schema?.fields ?? []).flatMap((field) => {
    const at = path === '' ? field.key : `${path}.${field.key}`;
    const given = object[field.key];
    if (given === undefined || given === '') return field.required ? [at] : [];
    return missingFields(field.schema, given, at);
  });
}
