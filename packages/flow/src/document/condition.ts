/** The test used by condition, while and switch steps. */
import { z } from 'zod';
import { template } from './values.ts';

export const comparison = z.enum([
  'equals',
  'notEquals',
  'greater',
  'greaterOrEqual',
  'less',
  'lessOrEqual',
  'contains',
  'notContains',
  'empty',
  'notEmpty',
  'matches',
  'in',
]);
export type Comparison = z.infer<typeof comparison>;

export const conditionRow = z.strictObject({
  left: template,
  comparison,
  /** Absent for `empty` and `notEmpty`. `in` takes a list; `matches` a regular expression. */
  right: template.optional(),
});
export type ConditionRow = z.infer<typeof conditionRow>;

/** Rows joined by all / any, or one expression (`{{ … }}`) taken for its truth. */
export const test = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('rows'),
    match: z.enum(['all', 'any']),
    rows: z.array(conditionRow).max(100),
  }),
  z.strictObject({ mode: z.literal('expression'), expression: z.string().max(20_000) }),
]);
export type Test = z.infer<typeof test>;
