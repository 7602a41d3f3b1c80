import type { ValueSchema, ValueType } from '@flowbridge/flow';

export type FieldPlace = { path: string; type: ValueType; names: string[]; required: boolean };

/** A mapping path one name further; names that would be read as more than one are quoted. */
export function pathInto(path: string, key: string): string {
  if (/[.[\]'"]/.test(key) || key !== key.trim()) {
    return `${path}[${key.includes("'") ? `"${key}"` : `'${key}'`}]`;
  }
  return path === '' ? key : `${path}.${key}`;
}

/** The leaf fields of a schema as mapping paths: `mainData.name`, `lines[].qty`. Objects and lists themselves are not leaves. */
export function schemaPaths(schema: ValueSchema | undefined, prefix = ''): FieldPlace[] {
  if (!schema) return [];
  if (schema.type === 'array') {
    const inner = schemaPaths(schema.items, `${prefix}[]`);
    return inner.length > 0 ? inner : leaf(schema, prefix, false);
  }
  if (!schema.fields?.length) return prefix === '' ? [] : leaf(schema, prefix, false);
  return schema.fields.flatMap((field) => {
    const path = pathInto(prefix, field.key);
    const deeper = field.schema.fields?.length || field.schema.items;
    return deeper ? schemaPaths(field.schema, path) : leaf(field.schema, path, field.required === true);
  });
}

function leaf(schema: ValueSchema, path: string, required: boolean): FieldPlace[] {
  const names = schema.names ? [schema.names.en, schema.names.zh] : [];
  return [{ path, type: schema.type, names, required }];
}
