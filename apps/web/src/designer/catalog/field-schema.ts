/** A connector's field as the value schema that forms and the data picker use. */
import type { Field } from '@flowbridge/connector-sdk/manifest';
import type { JsonValue, ValueSchema } from '@flowbridge/flow';

export function fieldSchema(field: Field): ValueSchema {
  return {
    type: field.type,
    names: field.names,
    ...(field.description ? { description: field.description } : {}),
    ...(field.fields
      ? {
          fields: field.fields.map((child) => ({
            key: child.key,
            ...(child.required ? { required: true } : {}),
            schema: fieldSchema(child),
          })),
        }
      : {}),
    ...(field.items ? { items: fieldSchema(field.items) } : {}),
    ...(field.choices ? { choices: field.choices } : {}),
    ...(isJson(field.sample) ? { sample: field.sample } : {}),
  };
}

function isJson(value: unknown): value is JsonValue {
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
