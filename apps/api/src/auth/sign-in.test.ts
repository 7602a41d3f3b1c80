import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify(body),
  });

test('a person signs in, is known, and signs out', async () => {
  const tenant = await api.tenant('alpha');
  const user = await api.user({ [tenant.id]: 'builder' });
  const me = await api.as(user, tenant).query<{ user: { email: string }; tenants: unknown[] }>('me.get');
  expect(me).toMatchObject({
    ok: true,
    data: {
      user: { email: user.email },
      tenants: [{ id: tenant.id, code: 'alpha', timeZone: 'Asia/Shanghai', role: 'builder' }],
    },
  });
  const out = await post('/api/auth/sign-out', {}, { cookie: user.cookie });
  expect(out.status).toBe(200);
  const after = await api.as(user, tenant).query('me.get');
  expect(after).toMatchObject({ ok: false, status: 401, error: { code: 'unauthenticated' } });
});

test('the session cookie is out of reach of scripts and other sites', async () => {
  const user = await api.user({});
  const answer = await api.signIn(user.email);
  const cookie = answer.headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
});

test('a person signs in where they are, also when the public address is another; on https the cookie is secure', async () => {
  await using behindProxy = await startTestApi({ publicUrl: 'https://flows.example.test' });
  const tenant = await behindProxy.tenant('named');
  const user = await behindProxy.user({ [tenant.id]: 'viewer' });
  const answer = await behindProxy.signIn(user.email);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().join()).toMatch(/__Secure-flowbridge\.session_token=.*Secure/);
  expect((await behindProxy.as(user, tenant).query('me.get')).ok).toBe(true);
});

test('a wrong password and an unknown e-mail answer alike', async () => {
  const user = await api.user({});
  const wrong = await api.signIn(user.email, 'not the password');
  const unknown = await api.signIn('nobody@example.test', 'not the password');
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(await wrong.text()).toBe(await unknown.text());
});

test('nobody signs up', async () => {
  const answer = await post('/api/auth/sign-up/email', {
    email: 'new@example.test',
    password: 'long enough password',
    name: 'New',
  });
  expect(answer.status).toBe(404);
});

test('a page of another site can do nothing with the cookie', async () => {
  const tenant = await api.tenant('cookies');
  const user = await api.user({ [tenant.id]: 'owner' });
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
    const answer = await post(
      '/api/trpc/flows.create',
      { name: 'planted' },
      { ...headers, cookie: user.cookie, 'x-flowbridge-tenant': tenant.id },
    );
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'crossSite', status: 403 });
  }
  const signIn = await post('/api/auth/sign-in/email', {}, { origin: 'https://evil.example' });
  expect(signIn.status).toBe(403);
});

test('a sign-in of unreasonable size is refused unread', async () => {
  const answer = await post('/api/auth/sign-in/email', { email: 'a@b.c', password: 'x'.repeat(70_000) });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'bodyTooLarge' });
});

test('sign-in is limited per address, whatever a client says its address is', async () => {
  await using limited = await startTestApi({ signInsPerMinute: 3 });
  const statuses: number[] = [];
  for (let index = 0; index < 5; index++) {
    const answer = await fetch(`${limited.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: limited.url,
        'x-forwarded-for': `10.0.0.${index}`,
        'x-flowbridge-client-address': `10.0.0.${index}`,
      },
      body: JSON.stringify({ email: 'nobody@example.test', password: 'wrong password' }),
    });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
});
