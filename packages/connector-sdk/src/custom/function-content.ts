/** A function of a tenant's own: JavaScript with a described input and output, and the cases it is tested by. */
import { z } from 'zod';
import { type JsonSchema, jsonSchema } from './json-schema.ts';
import { MAX_CASE_TEXT, MAX_CASES, MAX_SCHEMA_TEXT, MAX_SOURCE_TEXT } from './part-limits.ts';

const name = z.string().trim().min(1).max(100);
const description = z.string().trim().max(2_000);

/** As its editor holds it: schemas and values are JSON texts that may be wrong yet. */
export const functionDraft = z.strictObject({
  name: z.string().max(200),
  description: z.string().max(4_000),
  /** `function main(input, { log })`, as in a code step. */
  source: z.string().max(2 * MAX_SOURCE_TEXT),
  input: z.string().max(2 * MAX_SCHEMA_TEXT),
  output: z.string().max(2 * MAX_SCHEMA_TEXT),
  cases: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        input: z.string().max(2 * MAX_CASE_TEXT),
        /** Empty: whatever comes out is right. */
        expected: z.string().max(2 * MAX_CASE_TEXT),
      }),
    )
    .max(2 * MAX_CASES),
});
export type FunctionDraft = z.infer<typeof functionDraft>;

/** As a version holds it. */
export const functionContent = z.strictObject({
  name,
  description,
  source: z.string().max(MAX_SOURCE_TEXT),
  input: jsonSchema,
  output: jsonSchema,
  cases: z
    .array(
      z.strictObject({
        name,
        input: z.record(z.string(), z.unknown()),
        /** Absent: whatever comes out is right. */
        expected: z.unknown().optional(),
      }),
    )
    .max(MAX_CASES),
});
export type FunctionContent = {
  name: string;
  description: string;
  source: string;
  input: JsonSchema;
  output: JsonSchema;
  cases: { name: string; input: Record<string, unknown>; expected?: unknown }[];
};
