/** For tests: every call of an OpenAPI document, ready to be made with somebody else's ids. */
import { z } from 'zod';

const schema = z.record(z.string(), z.unknown());

const parameter = z.object({
  in: z.string(),
  name: z.string(),
  required: z.boolean().optional(),
  schema,
});

const document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        // Shared ones, by reference, are headers.
        parameters: z.array(z.union([parameter, z.object({ $ref: z.string() })])).default([]),
        requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema }) }) }).optional(),
      }),
    ),
  ),
});

export type Operation = {
  method: string;
  /** With its parameters: `/flows/{id}/runs`. */
  path: string;
  body: Record<string, unknown> | undefined;
  /** What its address has to ask for, with values that fit: `?kind=x`; empty when nothing. */
  query: string;
};

export function operationsOf(openapi: unknown): Operation[] {
  return Object.entries(document.parse(openapi).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody, parameters }]) => ({
      method: method.toUpperCase(),
      path,
      query: queryOf(
        parameters.flatMap((each) => ('in' in each && each.in === 'query' && each.required ? [each] : [])),
      ),
      body: requestBody?.content['application/json'].schema,
    })),
  );
}

function queryOf(needed: { name: string; schema: Record<string, unknown> }[]): string {
  const values = needed.map((each): [string, string] => [
    each.name,
    String(sampleOf(each.schema, 'x', each.name)),
  ]);
  return values.length === 0 ? '' : `?${new URLSearchParams(values)}`;
}

const parts = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  items: schema.optional(),
  properties: z.record(z.string(), schema).optional(),
  anyOf: z.array(schema).optional(),
  oneOf: z.array(schema).optional(),
  allOf: z.array(schema).optional(),
});

/** Property names that carry an id of something, alone or in a list. */
const NAMES_THINGS = /^(id|ids|.*Ids?)$/;

const FORMATS: Record<string, string> = {
  email: 'anybody@example.test',
  'date-time': '2030-01-01T00:00:00Z',
};

const EMPTY_DOCUMENT = {
  schemaVersion: 1,
  triggers: [],
  lanes: { root: [] },
  steps: {},
  parameters: [],
  notes: [],
};

/**
 * A value that fits the schema as well as can be said in general. Whatever can name a thing names `foreign`, optional or not: the
 * body asks for as much of the other tenant as the call knows to ask for.
 */
export function sampleOf(given: Record<string, unknown>, foreign: string, name = ''): unknown {
  if (name === 'document') return EMPTY_DOCUMENT;
  const { anyOf, oneOf, allOf, ...one } = parts.parse(given);
  if (one.const !== undefined) return one.const;
  if (one.enum !== undefined) return one.enum[0];
  const [choice] = anyOf ?? oneOf ?? allOf ?? [];
  if (choice !== undefined) return sampleOf(choice, foreign, name);
  switch (one.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(one.properties ?? {}).map(([key, value]) => [key, sampleOf(value, foreign, key)]),
      );
    case 'array':
      return one.items === undefined ? [] : [sampleOf(one.items, foreign, name)];
    case 'string':
      return NAMES_THINGS.test(name) ? foreign : (FORMATS[one.format ?? ''] ?? 'anything');
    case 'integer':
    case 'number':
      return one.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return null;
  }
}
