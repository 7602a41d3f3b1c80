/** Fields of actions, triggers and connections: one declaration gives the form, the check and the request. */
import { z } from 'zod';
import { type Bilingual, bilingual } from './bilingual.ts';

export const fieldType = z.enum(['text', 'integer', 'number', 'boolean', 'object', 'array', 'any']);
export type FieldType = z.infer<typeof fieldType>;

/**
 * A field. `key` keeps the vendor's spelling where it is the wire name. `fields` describes an object, `items` an array.
 * Display order is list order.
 */
export type Field = {
  key: string;
  type: FieldType;
  names: Bilingual;
  description?: Bilingual | undefined;
  required?: boolean | undefined;
  /** Used when nothing is given. */
  default?: unknown;
  sample?: unknown;
  choices?: { value: string | number | boolean; names: Bilingual }[] | undefined;
  /** How the form shows it; default by type. */
  widget?: 'line' | 'multiline' | 'code' | 'secret' | undefined;
  fields?: Field[] | undefined;
  items?: Field | undefined;
  /** An object, an array of objects or any value that takes further, undeclared fields (generic actions): a step's field set. */
  open?: boolean | undefined;
  /** Shown, and `required` only counted, while the neighbouring field `key` has one of these values. */
  showWhen?: { key: string; values: (string | number | boolean)[] } | undefined;
};

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const field: z.ZodType<Field> = z.lazy(() =>
  z.strictObject({
    key: z.string().min(1).max(200),
    type: fieldType,
    names: bilingual,
    description: bilingual.optional(),
    required: z.boolean().optional(),
    default: z.unknown().optional(),
    sample: z.unknown().optional(),
    choices: z.array(z.strictObject({ value: scalar, names: bilingual })).optional(),
    widget: z.enum(['line', 'multiline', 'code', 'secret']).optional(),
    fields: z.array(field).optional(),
    items: field.optional(),
    open: z.boolean().optional(),
    showWhen: z.strictObject({ key: z.string(), values: z.array(scalar).min(1) }).optional(),
  }),
);
