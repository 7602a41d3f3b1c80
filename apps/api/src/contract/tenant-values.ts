/** What a tenant shares among its flows: variables and look-up tables. */
import { keySchema } from '@flowbridge/flow';
import { z } from 'zod';
import { pageInput } from './paging.ts';

/** As expressions write it without quotes: `tenant.vars.taxRate`. */
const key = keySchema;

const description = z.string().trim().max(500);

export const variableTypes = ['text', 'number', 'boolean', 'json'] as const;
export type VariableType = (typeof variableTypes)[number];

/** A shorter secret could not be kept out of logs without blanking out ordinary text. */
export const SHORTEST_SECRET = 6;

/** What a variable holds, as people type it: of `json` and `number` the text is JSON, kept to the digit. */
export const variableContent = z.discriminatedUnion('secret', [
  z.strictObject({
    secret: z.literal(false),
    type: z.enum(variableTypes),
    text: z.string().max(100_000),
  }),
  z.strictObject({ secret: z.literal(true), text: z.string().min(SHORTEST_SECRET).max(20_000) }),
]);
export type VariableContent = z.infer<typeof variableContent>;

export const createVariableInput = z.strictObject({
  key,
  content: variableContent,
  description: description.default(''),
});
export type CreateVariableInput = z.infer<typeof createVariableInput>;

export const changeVariableInput = z.strictObject({
  key,
  /** Absent: what it holds stays. */
  content: variableContent.optional(),
  description: description.optional(),
});
export type ChangeVariableInput = z.infer<typeof changeVariableInput>;

export const variableInput = z.strictObject({ key });
export type VariableInput = z.infer<typeof variableInput>;

/** `evenIfUsed`: also when flows use it; they fail from then on. */
export const removeVariableInput = z.strictObject({ key, evenIfUsed: z.boolean().optional() });
export type RemoveVariableInput = z.infer<typeof removeVariableInput>;

export type VariableItem = {
  key: string;
  secret: boolean;
  /** Of a secret `text`. */
  type: VariableType;
  /** As it is typed; null for a secret. */
  text: string | null;
  description: string;
  updatedAt: string;
};

/** A flow that uses a variable or a table, and the steps in which it does. */
export type ValueUsage = {
  flowId: string;
  flowName: string;
  inDraft: boolean;
  inPublished: boolean;
  /** `steps › Order › config › url`, of the draft where it is used there. */
  places: string[];
};

export const MOST_LOOKUP_ROWS = 50_000;

const tableName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^'"{}\\]+$/, 'without quotes, braces and backslashes');

export const tableInput = z.strictObject({ name: tableName });
export type TableInput = z.infer<typeof tableInput>;

export const describeTableInput = z.strictObject({ name: tableName, description });
export type DescribeTableInput = z.infer<typeof describeTableInput>;

export const createTableInput = z.strictObject({ name: tableName, description: description.default('') });
export type CreateTableInput = z.infer<typeof createTableInput>;

export const removeTableInput = z.strictObject({ name: tableName, evenIfUsed: z.boolean().optional() });
export type RemoveTableInput = z.infer<typeof removeTableInput>;

const rowKey = z.string().min(1).max(400);

export const lookupRow = z.strictObject({ key: rowKey, value: z.string().max(4_000) });

export const putRowsInput = z.strictObject({
  name: tableName,
  /** `replace`: rows of other keys go. */
  mode: z.enum(['replace', 'merge']),
  rows: z.array(lookupRow).max(MOST_LOOKUP_ROWS),
});
export type PutRowsInput = z.infer<typeof putRowsInput>;

export const removeRowsInput = z.strictObject({ name: tableName, keys: z.array(rowKey).min(1).max(1_000) });
export type RemoveRowsInput = z.infer<typeof removeRowsInput>;

export const listRowsInput = pageInput.extend({ name: tableName, search: z.string().max(200).optional() });
export type ListRowsInput = z.infer<typeof listRowsInput>;

export type LookupRowItem = { key: string; value: string };
export type TableItem = { name: string; description: string; rows: number; updatedAt: string };
export type RowChanges = { added: number; changed: number; removed: number; total: number };
