/** The OpenAPI 3.1 document, made from the very schemas that check requests. */

import { z } from 'zod';
import { capabilities } from '../contract/capabilities.ts';
import { problem } from './problem.ts';
import type { RestCall } from './rest-call.ts';

type Json = Record<string, unknown>;

/** `url`: where this API answers, e.g. `https://flows.example.com/api/v1`. */
export function openApiDocument(calls: readonly RestCall[], { url }: { url: string }): Json {
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    const entry = paths[call.path] ?? {};
    entry[call.method] = operation(call);
    paths[call.path] = entry;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Flowbridge REST API',
      version: '1',
      description:
        'Flows, runs, connections, templates and limits. Ids are opaque. Errors are problem JSON (RFC 9457) with `code`, `detail`, `path` and `hint`; `Accept-Language` chooses their language, English or Chinese.',
    },
    servers: [{ url }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
      schemas: { Problem: schemaOf(problem, 'output') },
      parameters: {
        Tenant: {
          name: 'X-Flowbridge-Tenant',
          in: 'header',
          required: false,
          description: 'Code of the tenant; may be left out by a key that has only one.',
          schema: { type: 'string' },
        },
        Language: {
          name: 'Accept-Language',
          in: 'header',
          required: false,
          description: 'The language of problems: `en` (what is said without it) or `zh`.',
          schema: { type: 'string', default: 'en' },
          example: 'zh-CN',
        },
      },
    },
  };
}

function operation(call: RestCall): Json {
  const responses: Json = {};
  for (const [status, schema] of Object.entries(call.answers)) {
    responses[status] = {
      description: status === '202' ? 'Accepted.' : 'Done.',
      ...(schema === undefined ? {} : { content: contentOf(schema) }),
    };
  }
  responses.default = {
    description: 'Refused.',
    headers: {
      'Content-Language': { description: 'The language it is said in.', schema: { enum: ['en', 'zh-CN'] } },
    },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: call.operationId,
    summary: call.summary,
    tags: [call.tag],
    description: `Needs the role ${capabilities[call.needs].role}.`,
    parameters: [
      { $ref: '#/components/parameters/Tenant' },
      { $ref: '#/components/parameters/Language' },
      ...parametersOf(call.params, 'path'),
      ...parametersOf(call.query, 'query'),
    ],
    ...(call.body
      ? {
          requestBody: {
            required: !call.body.safeParse({}).success,
            content: { 'application/json': { schema: schemaOf(call.body, 'input') } },
          },
        }
      : {}),
    responses,
  };
}

function contentOf(schema: NonNullable<RestCall['answers'][number]>): Json {
  return typeof schema === 'string'
    ? { [schema]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(schema, 'output') } };
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(z.object({ value: schema }), 'input', 'value');
    return {
      name,
      in: place,
      required: place === 'path' || !z.object({ value: schema }).safeParse({}).success,
      schema: rest,
      ...(description === undefined ? {} : { description }),
    };
  });
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', property?: string): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    // Everything stands where it is used; only the flow document is described elsewhere, once.
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.title !== FLOW_DOCUMENT) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = '/api/v1/schemas/flow.json';
    },
  });
  if (property === undefined) return json;
  const found = json.properties?.[property];
  return typeof found === 'object' ? { ...found } : {};
}

/** Title of the schema that stands for a flow document. */
export const FLOW_DOCUMENT = 'FlowDocument';
