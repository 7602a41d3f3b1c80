/**
 * The part of JSON Schema that functions are described by: what a form, a picker and a check can be made of. A keyword beyond
 * it is refused by its place, never silently without effect.
 */
import { z } from 'zod';
import type { Field, FieldType } from '../manifest/field.ts';

const typeName = z.enum(['object', 'array', 'string', 'number', 'integer', 'boolean']);

export type JsonSchema = {
  $schema?: string | undefined;
  type?: z.infer<typeof typeName> | undefined;
  title?: string | undefined;
  description?: string | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | undefined;
  items?: JsonSchema | undefined;
  enum?: (string | number | boolean)[] | undefined;
  default?: unknown;
  examples?: unknown[] | undefined;
};

export const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.strictObject({
    $schema: z.string().max(200).optional(),
    /** Absent: any value. */
    type: typeName.optional(),
    title: z.string().max(200).optional(),
    description: z.string().max(2_000).optional(),
    properties: z.record(z.string().min(1).max(100), jsonSchema).optional(),
    required: z.array(z.string()).max(200).optional(),
    additionalProperties: z.boolean().optional(),
    items: jsonSchema.optional(),
    enum: z
      .array(z.union([z.string().max(500), z.number(), z.boolean()]))
      .max(200)
      .optional(),
    default: z.unknown().optional(),
    examples: z.array(z.unknown()).max(20).optional(),
  }),
);

const fieldTypes: Record<z.infer<typeof typeName>, FieldType> = {
  object: 'object',
  array: 'array',
  string: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
};

/** A schema as the field that forms, pickers and checks share. Its texts are the author's, the same in both languages. */
export function fieldOf(key: string, schema: JsonSchema, required = false): Field {
  const { type, title, description, properties, items, examples } = schema;
  const inner = Object.entries(properties ?? {});
  const name = title ?? key;
  return {
    key,
    type: type === undefined ? 'any' : fieldTypes[type],
    names: { en: name, zh: name },
    ...(description === undefined ? {} : { description: { en: description, zh: description } }),
    ...(required ? { required } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(examples === undefined ? {} : { sample: examples[0] }),
    ...(schema.enum === undefined
      ? {}
      : {
          choices: schema.enum.map((value) => ({ value, names: { en: String(value), zh: String(value) } })),
        }),
    ...(inner.length === 0 ? {} : { fields: fieldsOf(schema) }),
    ...(items === undefined ? {} : { items: fieldOf('item', items) }),
    ...(schema.additionalProperties === true ? { open: true } : {}),
  };
}

/** The properties of an object's schema, in their order. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([key, schema]) => fieldOf(key, schema, required.includes(key)));
}
