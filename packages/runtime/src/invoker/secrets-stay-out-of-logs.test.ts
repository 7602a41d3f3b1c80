import { findConnector } from '@flowbridge/connectors';
import { expect, test } from 'vitest';
import {
  connectionTo,
  fakeSystem,
  invokerFor,
  json,
  password,
  sessionSystem,
} from './testing/fake-system.ts';

test('what is kept of a call shows neither password nor session, in success and in failure', async () => {
  const { handler } = sessionSystem((request, response) => {
    // A careless system echoes what it got.
    const status = request.url.includes('bad') ? 400 : 200;
    json(response, status, { message: `cookie was ${request.headers.cookie}; password ${password}` });
  });
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  const good = await fake.call('get', { key: '1' });
  expect(JSON.stringify([good.request, good.response])).not.toMatch(/session-number|correct-horse/);
  expect(good.request).toMatchObject({ headers: { cookie: '•••' } });
  const bad = await fake.call('get', { key: 'bad' }).catch((error: unknown) => error);
  const kept = JSON.stringify((bad as { failure: unknown }).failure);
  expect(kept).toContain('cookie was •••');
  expect(kept).not.toMatch(/session-number|correct-horse/);
});

test('tokens in queries and typed credential headers are hidden', async () => {
  await using system = await fakeSystem((_, response) => json(response, 200, { errcode: 0 }));
  const secrets = { apiKey: 'very-secret-key' };
  const variables = { baseUrl: system.url, authKind: 'apiKeyQuery', apiKeyName: 'k' };
  await using fake = invokerFor({ id: 'h', variables, secrets }, { connectors: { find: findConnector } });
  const input = {
    url: '/x?access_token=typed-by-hand&a=1',
    headers: [{ name: 'Authorization', value: 'Bearer typed' }],
  };
  const { request } = await fake.call('get', input, { connector: 'http' });
  expect(request).toEqual({
    method: 'GET',
    url: `${system.url}/x?access_token=•••&a=1&k=•••`,
    headers: { authorization: '•••' },
  });
  expect(system.received[0]?.url).toBe('/x?access_token=typed-by-hand&a=1&k=very-secret-key');
});

test('credentials go to the connection’s own host only', async () => {
  await using system = await fakeSystem((_, response) => json(response, 200, {}));
  await using other = await fakeSystem((_, response) => json(response, 200, {}));
  const connection = {
    id: 'h',
    variables: { baseUrl: system.url, authKind: 'bearer' },
    secrets: { token: 'very-secret' },
  };
  await using fake = invokerFor(connection, { connectors: { find: findConnector } });
  await expect(fake.call('get', { url: `${other.url}/steal` }, { connector: 'http' })).rejects.toMatchObject({
    failure: { code: 'connector.invalidInput', field: 'input.url' },
  });
  expect(other.received).toEqual([]);
  await fake.call('get', { url: '/fine' }, { connector: 'http' });
  expect(system.received[0]?.headers.authorization).toBe('Bearer very-secret');
});
