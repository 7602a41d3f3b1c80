/** What a person gives a test run in place of the trigger's caller. */
import type { JsonValue, ValueSchema } from '@flowbridge/flow';

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
