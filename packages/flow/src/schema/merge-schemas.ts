import type { ValueSchema, ValueType } from '../document/values.ts';

type Field = NonNullable<ValueSchema['fields']>[number];

/**
 * One schema for values that have any of the given ones: fields of all, required where all require them, and the
 * narrowest common type. Names and samples of the first that has them win. Undefined for none.
 */
export function mergeSchemas(schemas: readonly ValueSchema[]): ValueSchema | undefined {
  const [first, ...rest] = schemas;
  return first === undefined ? undefined : rest.reduce(mergeTwo, first);
}

function mergeTwo(left: ValueSchema, right: ValueSchema): ValueSchema {
  if (left === right) return left;
  const type = commonType(left.type, right.type);
  const fields = type === 'object' ? mergeFields(left.fields, right.fields) : undefined;
  const items = type === 'array' ? mergeSchemas([left.items, right.items].filter(isSchema)) : undefined;
  const names = left.names ?? right.names;
  const description = left.description ?? right.description;
  const sample = left.sample ?? right.sample;
  return {
    type,
    ...(names === undefined ? {} : { names }),
    ...(description === undefined ? {} : { description }),
    ...(fields === undefined ? {} : { fields }),
    ...(items === undefined ? {} : { items }),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** Nothing known beside something known is what is known. */
function commonType(left: ValueType, right: ValueType): ValueType {
  if (left === right || right === 'any') return left;
  if (left === 'any') return right;
  const numbers = ['integer', 'number'];
  return numbers.includes(left) && numbers.includes(right) ? 'number' : 'any';
}

function mergeFields(left: Field[] | undefined, right: Field[] | undefined): Field[] | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const merged = left.map((field): Field => {
    const other = right.find(({ key }) => key === field.key);
    if (other === undefined) return { key: field.key, schema: field.schema };
    const required = field.required === true && other.required === true;
    return {
      key: field.key,
      schema: mergeTwo(field.schema, other.schema),
      ...(required ? { required } : {}),
    };
  });
  const known = new Set(left.map(({ key }) => key));
  return [
    ...merged,
    ...right.filter(({ key }) => !known.has(key)).map(({ key, schema }) => ({ key, schema })),
  ];
}

function isSchema(schema: ValueSchema | undefined): schema is ValueSchema {
  return schema !== undefined;
}
