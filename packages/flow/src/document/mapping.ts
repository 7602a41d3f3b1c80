/** Rows of a mapFields step (数据转换): where each target field's value comes from and what is done to it on the way. */
import { z } from 'zod';
import { jsonValue, valueType } from './values.ts';

const rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dictionary'),
    entries: z.array(z.strictObject({ from: z.string(), to: jsonValue })).max(1000),
    otherwise: jsonValue.optional(),
  }),
  z.strictObject({
    kind: z.literal('date'),
    from: z.string().max(60),
    to: z.string().max(60),
    zone: z.string().max(60).optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    multiply: z.string().max(30).optional(),
    decimals: z.int().min(0).max(20).optional(),
  }),
  z.strictObject({ kind: z.literal('check'), pattern: z.string().max(500) }),
  z.strictObject({ kind: z.literal('trim') }),
  z.strictObject({ kind: z.literal('case'), to: z.enum(['upper', 'lower']) }),
  z.strictObject({ kind: z.literal('join'), separator: z.string().max(20) }),
  z.strictObject({ kind: z.literal('split'), separator: z.string().min(1).max(20) }),
  z.strictObject({ kind: z.literal('default'), value: jsonValue }),
]);
export type MappingRule = z.infer<typeof rule>;

export const mappingRow = z.strictObject({
  id: z.string().min(1).max(40),
  /** Dotted path; `[]` marks array levels: `detailData[].quantity`. Empty in a new row; validation asks for it. */
  target: z.string().max(500),
  type: valueType,
  required: z.boolean().optional(),
  source: z.discriminatedUnion('kind', [
    /** Path into the step's source value; `lines[].qty` pairs with a target of as many `[]`. */
    z.strictObject({ kind: z.literal('path'), path: z.string().max(500) }),
    z.strictObject({ kind: z.literal('constant'), value: jsonValue }),
    /** A template; inside array rows `loops.row.item` is the current source element. */
    z.strictObject({ kind: z.literal('expression'), expression: z.string().max(20_000) }),
  ]),
  rules: z.array(rule).max(10).optional(),
});
export type MappingRow = z.infer<typeof mappingRow>;
