import { findConnector } from '@flowbridge/connectors';
import type { ActionCall } from '@flowbridge/engine';
import { expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { previewRequest } from './preview-request.ts';
import { connectionTo, fakeSystem, invokerFor, json } from './testing/fake-system.ts';

const call = (action: string, input: Record<string, unknown>, connector = 'fake'): ActionCall => ({
  connector,
  action,
  input,
  stepId: 's1',
  idempotencyKey: 'run-1/s1',
  timeoutMs: 5000,
});
const { signal } = new AbortController();

test('the request of a described action is shown as it would be sent, without a login', async () => {
  await using system = await fakeSystem((_, response) => json(response, 200, {}));
  await using fake = invokerFor(connectionTo(system.url));
  const request = await fake.invoker.preview(call('create', { fields: { Name: 'A' } }), signal);
  expect(request).toMatchObject({
    method: 'POST',
    url: `${system.url}/b1s/v1/Things`,
    body: { By: 'manager' },
  });
  expect(system.received).toEqual([]);
});

test('code that looks something up first gets its answer, and what it would write is kept back whatever it makes of that', async () => {
  const sent: string[] = [];
  const caller: Caller = {
    async send({ method, url }) {
      sent.push(`${method} ${url}`);
      return { status: 200, headers: {}, body: { id: 7 } };
    },
    show: ({ method, url }) => ({ method, url, headers: {} }),
    lastCall: () => undefined,
    answeredBytes: () => 0,
  };
  const lookUpThenWrite = async ({ send }: Caller) => {
    const found = await send({ method: 'GET', url: '/partners', effect: 'read' });
    const { id } = found.body as { id: number };
    await send({ method: 'PATCH', url: `/partners(${id})` }).catch(() =>
      send({ method: 'DELETE', url: '/other' }),
    );
  };
  expect(await previewRequest(caller, { effect: 'write', perform: lookUpThenWrite })).toEqual({
    method: 'PATCH',
    url: '/partners(7)',
    headers: {},
  });
  expect(sent).toEqual(['GET /partners']);
  const readsOnly = ({ send }: Caller) => send({ method: 'GET', url: '/partners', effect: 'read' });
  expect(await previewRequest(caller, { effect: 'write', perform: readsOnly })).toBeUndefined();
});

test('what cannot be put together fails as the call would', async () => {
  await using fake = invokerFor(
    { id: 'h', variables: { baseUrl: 'http://127.0.0.1:1' }, secrets: {} },
    {
      connectors: { find: findConnector },
    },
  );
  await expect(
    fake.invoker.preview(call('request', { url: '/x', expectedStatuses: 'never' }, 'http'), signal),
  ).rejects.toMatchObject({ failure: { code: 'connector.invalidInput', field: 'input.expectedStatuses' } });
});
