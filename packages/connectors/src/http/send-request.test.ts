import type { ActionContext, HttpRequest } from '@flowbridge/connector-sdk';
import { expect, test } from 'vitest';
import { expectedStatuses } from './expected-statuses.ts';
import { sendRequest } from './send-request.ts';

async function sent(input: Record<string, unknown>): Promise<HttpRequest> {
  const requests: HttpRequest[] = [];
  const context: ActionContext = {
    variables: {},
    secret: () => undefined,
    http: {
      send: async (request) => {
        requests.push(request);
        return { status: 200, headers: {}, body: null };
      },
    },
    signal: new AbortController().signal,
    timeoutMs: 1_000,
    report() {},
    idempotencyKey: 'run-1/step',
    nowMs: 0,
  };
  await sendRequest(
    { bodyType: 'json', contentType: 'text/plain', expectedStatuses: '200-299', ...input },
    context,
  );
  const [request] = requests;
  if (request === undefined) throw new Error('nothing sent');
  return request;
}

test.each([
  ['a JSON value', { body: { a: 1n } }, { type: 'json', value: { a: 1n } }],
  [
    'JSON text as written',
    { body: '{"n": 1.10}' },
    { type: 'text', text: '{"n": 1.10}', contentType: 'application/json' },
  ],
  ['a plain text as JSON', { body: 'hello' }, { type: 'json', value: 'hello' }],
  [
    'form fields',
    { bodyType: 'form', body: { a: 1, b: { c: 2 }, d: null } },
    { type: 'form', fields: { a: '1', b: '{"c":2}' } },
  ],
  [
    'text',
    { bodyType: 'text', body: '<a/>', contentType: 'application/xml' },
    { type: 'text', text: '<a/>', contentType: 'application/xml' },
  ],
])('sends %s', async (_, input, body) => {
  expect((await sent({ method: 'POST', url: '/x', ...input })).body).toEqual(body);
});

test('a GET has no body; query, headers and the idempotency header are sent', async () => {
  const request = await sent({
    url: '/x',
    body: { a: 1 },
    query: [
      { name: 'q', value: 1 },
      { name: 'gone', value: null },
    ],
    headers: [{ name: 'X-A', value: 'b' }],
    idempotencyHeader: 'Idempotency-Key',
  });
  expect(request).toMatchObject({
    method: 'GET',
    query: [['q', '1']],
    headers: [
      ['X-A', 'b'],
      ['Idempotency-Key', 'run-1/step'],
    ],
  });
  expect(request.body).toBeUndefined();
});

test('malformed fields are named', async () => {
  await expect(sent({ url: '/', method: 'STEAL' })).rejects.toMatchObject({ details: { field: 'method' } });
  await expect(sent({ url: '/', expectedStatuses: 'ok' })).rejects.toMatchObject({
    details: { field: 'expectedStatuses' },
  });
  await expect(sent({ url: '/', headers: ['x'] })).rejects.toMatchObject({ details: { field: 'headers' } });
  await expect(sent({ url: '/', method: 'PUT', bodyType: 'form', body: 'x' })).rejects.toMatchObject({
    details: { field: 'body' },
  });
});

test('expected statuses are numbers, ranges and lists of them', () => {
  const expected = expectedStatuses('200-299, 404');
  expect([200, 299, 404].every((status) => expected?.(status))).toBe(true);
  expect([199, 300, 500].some((status) => expected?.(status))).toBe(false);
  expect(expectedStatuses('')).toBeUndefined();
  expect(expectedStatuses('2xx')).toBeUndefined();
});
