/** A connector's field as the value schema that forms and the data picker use. */
import type { Field } from '@flowbridge/connector-sdk/manifest';
import type { ValueSchema } from '@flowbridge/flow';
import { isJson } from './is-json.ts';

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
