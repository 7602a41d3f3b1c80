import { builtInConnectors, findConnector } from '@flowbridge/connectors';
import { expect, test } from 'vitest';
import type { ResolvedConnection } from './connection.ts';
import { createMemorySessionStore } from './session/session-store.ts';
import { testConnection } from './test-connection.ts';
import {
  connectionTo,
  fakeSystem,
  invokerFor,
  json,
  sessionSystem,
  testConnector,
} from './testing/fake-system.ts';

const signal = new AbortController().signal;

const run = async (
  connection: ResolvedConnection,
  connectorKey = 'fake',
  sessions = createMemorySessionStore(),
) => {
  await using fake = invokerFor(undefined);
  const find = (key: string) => (key === 'fake' ? testConnector : findConnector(key));
  return testConnection({
    connectors: { find },
    connectorKey,
    connection,
    sessions,
    http: fake.http,
    signal,
  });
};

test('a good connection logs in afresh each time', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const sessions = createMemorySessionStore();
  expect(await run(connectionTo(system.url), 'fake', sessions)).toMatchObject({ ok: true });
  expect(await run(connectionTo(system.url), 'fake', sessions)).toMatchObject({ ok: true });
  expect(state.logins).toBe(2);
});

test('each fault is an answer with its code, never an exception', async () => {
  const { handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const wrong = connectionTo(system.url, { secrets: { password: 'nope-nope' } });
  expect(await run(wrong)).toMatchObject({ ok: false, code: 'connector.loginRefused' });
  expect(await run(connectionTo('http://127.0.0.1:1'))).toMatchObject({
    ok: false,
    code: 'connector.unreachable',
  });
  expect(await run(connectionTo('not an address'))).toMatchObject({
    ok: false,
    code: 'connector.invalidConnection',
  });
  expect(await run({ id: 'x', variables: {}, secrets: {} })).toMatchObject({
    ok: false,
    code: 'connector.invalidConnection',
    details: { field: 'serviceUrl' },
  });
});

test('an HTTP connection is tested by reading its base address', async () => {
  await using system = await fakeSystem((request, response) =>
    json(response, request.headers.authorization === 'Bearer t0ken' ? 404 : 401, {}),
  );
  const http = (token: string) => ({
    id: 'h',
    variables: { baseUrl: system.url, authKind: 'bearer' },
    secrets: { token },
  });
  expect(await run(http('t0ken'), 'http')).toMatchObject({ ok: true });
  expect(await run(http('wrong'), 'http')).toMatchObject({ ok: false, code: 'connector.accessDenied' });
});

test('every built-in connector refuses an empty connection with the setting’s name', async () => {
  for (const { manifest } of builtInConnectors) {
    const result = await run({ id: 'e', variables: {}, secrets: {} }, manifest.key);
    expect(result, manifest.key).toMatchObject({ ok: false, code: 'connector.invalidConnection' });
  }
});
