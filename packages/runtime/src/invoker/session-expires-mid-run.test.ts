import { StepFailureError } from '@flowbridge/engine';
import { expect, test } from 'vitest';
import { createMemorySessionStore } from './session/session-store.ts';
import { connectionTo, fakeSystem, invokerFor, json, sessionSystem } from './testing/fake-system.ts';

const failureOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StepFailureError)) throw new Error(`no step failure: ${String(error)}`);
  return error.failure;
};

test('a session is made once and carried as both cookies', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  await fake.call('get', { key: '1' });
  await fake.call('get', { key: '2' });
  expect(state.logins).toBe(1);
  expect(system.received.at(-1)?.headers.cookie).toBe('B1SESSION=session-number-1; ROUTEID=.node1');
  expect(JSON.parse(system.received[0]?.body ?? '')).toEqual({
    UserName: 'manager',
    Password: 'correct-horse-1',
  });
});

test('an ended session logs in again and repeats the call once, a write too when it was refused with 401', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 201, { ok: true }));
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  await fake.call('get', { key: '1' });
  state.endSession();
  const answer = await fake.call('create', { fields: { a: 1 } });
  expect(answer.output).toMatchObject({ status: 201, body: { ok: true } });
  expect(state.logins).toBe(2);
});

test('twenty calls that find the session ended share one login', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  await fake.call('get', { key: '0' });
  state.endSession();
  await Promise.all(Array.from({ length: 20 }, (_, index) => fake.call('get', { key: String(index) })));
  expect(state.logins).toBe(2);
});

test('two nodes with one store share one login', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const sessions = createMemorySessionStore();
  await using first = invokerFor(connectionTo(system.url), { sessions });
  await using second = invokerFor(connectionTo(system.url), { sessions });
  await Promise.all([first.call('get', { key: '1' }), second.call('get', { key: '2' })]);
  expect(state.logins).toBe(1);
});

test('a session that stays refused fails after one more login', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 401, { error: { code: 301 } }));
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  const failure = await failureOf(fake.call('get', { key: '1' }));
  expect(failure).toMatchObject({ code: 'connector.sessionExpired', retryable: false, httpStatus: 401 });
  expect(state.logins).toBe(2);
});

test('an "expired" envelope in a 200 answer repeats a read, never a write', async () => {
  let expired = 1;
  const { handler } = sessionSystem((request, response) => {
    if (expired > 0) {
      expired -= 1;
      json(response, 200, { code: 'EXPIRED' });
    } else json(response, 200, { method: request.method });
  });
  await using system = await fakeSystem(handler);
  await using fake = invokerFor(connectionTo(system.url));
  expect((await fake.call('get', { key: '1' })).output).toMatchObject({ body: { method: 'GET' } });
  expired = 1;
  const failure = await failureOf(fake.call('create', { fields: {} }));
  expect(failure).toMatchObject({ code: 'connector.sessionExpired', details: { mayHaveHappened: true } });
  expect(
    system.received.filter(({ method, url }) => method === 'POST' && !url.endsWith('/Login')),
  ).toHaveLength(1);
});

test('a refused login fails at login with the vendor’s text, without the password, and is not hammered', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const secret = 'wrong-password-9';
  await using fake = invokerFor(connectionTo(system.url, { secrets: { password: secret } }));
  for (let index = 0; index < 5; index++) {
    const failure = await failureOf(fake.call('get', { key: '1' }));
    expect(failure).toMatchObject({
      code: 'connector.loginRefused',
      retryable: false,
      details: { vendorCode: 100000027 },
    });
    expect(failure.details.vendorText).toContain('Login failed');
    expect(JSON.stringify(failure)).not.toContain(secret);
  }
  expect(state.logins).toBe(1);
});

test('a changed password uses a new session at once', async () => {
  const { state, handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const sessions = createMemorySessionStore();
  await using wrong = invokerFor(connectionTo(system.url, { secrets: { password: 'wrong' } }), { sessions });
  await failureOf(wrong.call('get', { key: '1' }));
  await using right = invokerFor(connectionTo(system.url), { sessions });
  await right.call('get', { key: '1' });
  expect(state.logins).toBe(2);
});

test('a sliding session is extended in the store only after a quarter of its life', async () => {
  const { handler } = sessionSystem((_, response) => json(response, 200, {}));
  await using system = await fakeSystem(handler);
  const store = createMemorySessionStore();
  const extended: number[] = [];
  let nowMs = 1_000_000;
  const sessions = {
    ...store,
    extend: async (id: string, credential: string, untilMs: number) => {
      extended.push(untilMs);
      await store.extend(id, credential, untilMs);
    },
  };
  await using fake = invokerFor(connectionTo(system.url), { sessions, nowMs: () => nowMs });
  await fake.call('get', { key: '1' });
  nowMs += 100_000;
  await fake.call('get', { key: '1' });
  expect(extended).toEqual([]);
  nowMs += 300_000;
  await fake.call('get', { key: '1' });
  await fake.call('get', { key: '1' });
  expect(extended).toEqual([nowMs + 1_500_000]);
});
