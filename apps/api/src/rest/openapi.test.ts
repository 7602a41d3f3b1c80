import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { restCalls } from './rest-calls.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const document = z.object({
  openapi: z.literal('3.1.0'),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.unknown()),
        requestBody: z.object({ required: z.boolean() }).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

test('the document describes every call there is and none that is not', async () => {
  const read = document.parse(await (await fetch(`${api.url}/api/v1/openapi.json`)).json());
  const described = Object.entries(read.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(restCalls.map((call) => `${call.method} ${call.path}`).sort());
  expect(read.servers).toEqual([{ url: `${api.url}/api/v1` }]);
  const ids = Object.values(read.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('bodies, parameters and answers carry their schemas', async () => {
  const text = await (await fetch(`${api.url}/api/v1/openapi.json`)).text();
  const { paths } = JSON.parse(text);
  expect(paths['/flows'].post.requestBody).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          properties: { document: { $ref: '/api/v1/schemas/flow.json' } },
          required: ['name', 'document'],
        },
      },
    },
  });
  expect(paths['/runs'].get.parameters).toContainEqual(
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
  );
  expect(paths['/flows/{id}'].get.parameters).toContainEqual(
    expect.objectContaining({ name: 'id', in: 'path', required: true }),
  );
  expect(paths['/runs/{id}'].get.responses['200'].content['application/json'].schema.required).toContain(
    'state',
  );
  // Every reference inside the document leads somewhere.
  for (const [, name] of text.matchAll(/"#\/components\/(\w+\/\w+)"/g)) {
    const [group = '', key = ''] = name?.split('/') ?? [];
    expect(JSON.parse(text).components[group][key]).toBeDefined();
  }
});

test('the JSON Schema of the flow document is published', async () => {
  const response = await fetch(`${api.url}/api/v1/schemas/flow.json`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    type: 'object',
    properties: { steps: {}, lanes: {}, triggers: {} },
  });
});
