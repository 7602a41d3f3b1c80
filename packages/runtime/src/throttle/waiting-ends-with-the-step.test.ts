import { expect, test } from 'vitest';
import { createMemorySessionStore } from '../invoker/index.ts';
import {
  connectionTo,
  fakeSystem,
  invokerFor,
  json,
  password,
  sessionSystem,
} from '../invoker/testing/fake-system.ts';
import { throttleStage } from '../testing/throttle-stage.ts';

async function world(limits: { rate?: { calls: number; per: 'second' | 'minute' }; concurrency?: number }) {
  const stage = await throttleStage();
  const id = await stage.connection();
  const { handler } = sessionSystem((_, response) => json(response, 200, {}));
  const system = await fakeSystem(handler);
  const node = await stage.node('a');
  const invoker = invokerFor(connectionTo(system.url, { id, limits }), {
    throttle: node.throttle,
    sessions: createMemorySessionStore(),
  });
  return {
    id,
    node,
    invoker,
    sent: () => system.received.length,
    async [Symbol.asyncDispose]() {
      await invoker[Symbol.asyncDispose]();
      await system[Symbol.asyncDispose]();
    },
  };
}

test('a call that cannot get its turn in time fails at once, naming the limit; the login counted too', async () => {
  await using it = await world({ rate: { calls: 2, per: 'minute' } });
  // Login and call take both turns of the minute.
  await it.invoker.call('get', { key: '1' });
  await expect(it.invoker.call('create', { fields: {} })).rejects.toMatchObject({
    failure: {
      code: 'connector.rateLimited',
      retryable: true,
      details: { perMinute: 2 },
      retryAfterMs: expect.any(Number),
    },
  });
  expect(it.sent()).toBe(2);
});

test('a call waits for a slot no longer than its step’s time', async () => {
  await using it = await world({ concurrency: 1 });
  await it.invoker.call('get', { key: '1' });
  const turn = await it.node.turn(it.id, { concurrency: 1 });
  await expect(it.invoker.call('create', { fields: {} }, { timeoutMs: 200 })).rejects.toMatchObject({
    failure: { code: 'connector.rateLimited', retryable: true, details: { concurrency: 1 } },
  });
  expect(it.sent()).toBe(2);
  turn?.end();
  expect((await it.invoker.call('get', { key: '1' })).output).toMatchObject({ status: 200 });
});

test('a cancelled run leaves the queue and sends nothing', async () => {
  await using it = await world({ concurrency: 1 });
  await it.invoker.call('get', { key: '1' });
  const turn = await it.node.turn(it.id, { concurrency: 1 });
  const controller = new AbortController();
  const call = it.invoker.call('create', { fields: {} }, {}, controller.signal);
  setImmediate(() => controller.abort());
  await expect(call).rejects.toMatchObject({ failure: { code: 'connector.cancelled' } });
  expect(it.sent()).toBe(2);
  turn?.end();
});

test('a login that is asked to come later waits, and its callers with it', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  let refusals = 1;
  const { handler, state } = sessionSystem((_, response) => json(response, 200, {}));
  const system = await fakeSystem((request, response) => {
    if (request.url.endsWith('/Login') && refusals > 0) {
      refusals -= 1;
      json(response, 429, {}, { 'retry-after': '1' });
      return;
    }
    handler(request, response);
  });
  await using _ = system;
  const node = await stage.node('a');
  await using fake = invokerFor(connectionTo(system.url, { id, secrets: { password } }), {
    throttle: node.throttle,
  });
  const answers = await Promise.all([fake.call('get', { key: '1' }), fake.call('get', { key: '2' })]);
  expect(answers.map(({ output }) => (output as { status: number }).status)).toEqual([200, 200]);
  expect(state.logins).toBe(1);
});
