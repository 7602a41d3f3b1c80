import type { ValueSchema } from '../document/values.ts';

type Field = NonNullable<ValueSchema['fields']>[number];

/**
 * A declared shape with what a person knows beyond it (a field set, 扩展配置): further fields at any depth, and for fields
 * that are declared already a closer type, other names, "required". What is added wins where both say something.
 */
export function extendSchema(declared: ValueSchema, added: ValueSchema): ValueSchema {
  const type = added.type === 'any' ? declared.type : added.type;
  const same = declared.type === type || declared.type === 'any' ? declared : undefined;
  const fields = type === 'object' ? extendFields(same?.fields, added.fields) : undefined;
  const items = type === 'array' ? extendItems(same?.items, added.items) : undefined;
  const names = added.names ?? declared.names;
  const description = added.description ?? declared.description;
  const choices = added.choices ?? same?.choices;
  const sample = added.sample ?? same?.sample;
  return {
    type,
    ...(names === undefined ? {} : { names }),
    ...(description === undefined ? {} : { description }),
    ...(fields === undefined ? {} : { fields }),
    ...(items === undefined ? {} : { items }),
    ...(choices === undefined ? {} : { choices }),
    ...(sample === undefined ? {} : { sample }),
  };
}

function extendItems(declared: ValueSchema | undefined, added: ValueSchema | undefined) {
  if (declared === undefined || added === undefined) return declared ?? added;
  return extendSchema(declared, added);
}

function extendFields(declared: Field[] | undefined, added: Field[] | undefined): Field[] | undefined {
  if (declared === undefined || added === undefined) return declared ?? added;
  const known = new Set(declared.map(({ key }) => key));
  const extended = declared.map((field): Field => {
    const more = added.find(({ key }) => key === field.key);
    if (more === undefined) return field;
    const required = field.required === true || more.required === true;
    return {
      key: field.key,
      schema: extendSchema(field.schema, more.schema),
      ...(required ? { required } : {}),
    };
  });
  return [...extended, ...added.filter(({ key }) => !known.has(key))];
}
