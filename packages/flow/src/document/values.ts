/** Values and their schemas as they stand in a flow document. */
import { z } from 'zod';

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

export const jsonValue: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(jsonValue),
    z.record(z.string(), jsonValue),
  ]),
);

/** A JSON value any of whose strings may hold `{{ expression }}`. */
export const template = jsonValue;
export type Template = JsonValue;

export const valueType = z.enum(['text', 'integer', 'number', 'boolean', 'object', 'array', 'any']);
export type ValueType = z.infer<typeof valueType>;

/**
 * What a value looks like: the part of JSON Schema that forms, the data picker and the checks share. `type` uses the
 * words of the designer (`text`, `integer`, …); `names` are display names per language; field order is display order.
 */
export type ValueSchema = {
  type: ValueType;
  names?: { en: string; zh: string } | undefined;
  description?: { en: string; zh: string } | undefined;
  fields?: { key: string; required?: boolean | undefined; schema: ValueSchema }[] | undefined;
  items?: ValueSchema | undefined;
  choices?: { value: string | number | boolean; names: { en: string; zh: string } }[] | undefined;
  sample?: JsonValue | undefined;
};

const bilingual = z.strictObject({ en: z.string().max(2000), zh: z.string().max(2000) });

export const valueSchema: z.ZodType<ValueSchema> = z.lazy(() =>
  z.strictObject({
    type: valueType,
    names: bilingual.optional(),
    description: bilingual.optional(),
    fields: z
      .array(
        z.strictObject({
          key: z.string().min(1).max(200),
          required: z.boolean().optional(),
          schema: valueSchema,
        }),
      )
      .max(2000)
      .optional(),
    items: valueSchema.optional(),
    choices: z
      .array(z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]), names: bilingual }))
      .max(1000)
      .optional(),
    sample: jsonValue.optional(),
  }),
);
