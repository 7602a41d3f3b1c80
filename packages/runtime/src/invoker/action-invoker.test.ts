import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { findConnector } from '@flowbridge/connectors';
import { describe, expect, test } from 'vitest';
import {
  connectionTo,
  fakeSystem,
  type Handler,
  invokerFor,
  json,
  sessionSystem,
} from './testing/fake-system.ts';

const withSystem = async (answer: Handler) => {
  const { handler, state } = sessionSystem(answer);
  const system = await fakeSystem(handler);
  return { system, state };
};

const signalled = () => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
};

const calls = <Call extends { url: string }>(received: Call[]) =>
  received.filter(({ url }) => !url.endsWith('/Login'));

describe('the request', () => {
  test('puts inputs at their places: raw key, encoded query, header, nested body, idempotency key', async () => {
    const { system } = await withSystem((_, response) => json(response, 200, {}));
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    await fake.call('get', {
      key: "CardCode='C1',ItemCode='I 1/2'",
      $filter: "Name eq 'O''Neil' and 状态 ne 1",
    });
    await fake.call('create', {
      fields: { big: 9007199254740993n, 备注: '好' },
      status: 'open',
      replace: true,
    });
    const [get, create] = calls(system.received);
    expect(get?.url).toBe(
      "/b1s/v1/Things(CardCode='C1',ItemCode='I%201%2F2')?$filter=Name%20eq%20%27O%27%27Neil%27%20and%20%E7%8A%B6%E6%80%81%20ne%201",
    );
    expect(create?.body).toBe(
      '{"By":"manager","big":9007199254740993,"备注":"好","Lines":[{"Status":"open"}]}',
    );
    expect(create?.headers).toMatchObject({ 'x-replace': 'true', 'idempotency-key': 'run-1/s1' });
  });

  test('is not sent when an input is missing, malformed or unknown, and names it', async () => {
    const { system } = await withSystem((_, response) => json(response, 200, {}));
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    for (const [input, field, reason] of [
      [{}, 'key', 'missing'],
      [{ key: '' }, 'key', 'missing'],
      [{ key: '1', nope: 1 }, 'nope', 'unknown input'],
    ] as const) {
      await expect(fake.call('get', input)).rejects.toMatchObject({
        failure: { code: 'connector.invalidInput', field: `input.${field}`, details: { reason } },
      });
    }
    await expect(fake.call('list', { pageSize: 'many' })).rejects.toMatchObject({
      failure: { field: 'input.pageSize', details: { reason: 'not a whole number' } },
    });
    expect(system.received).toEqual([]);
  });

  test('cannot climb out of the base address', async () => {
    const { system } = await withSystem((_, response) => json(response, 200, {}));
    await using _ = system;
    await using fake = invokerFor(
      {
        ...connectionTo(system.url),
        variables: { baseUrl: `${system.url}/tenant` },
      },
      { connectors: { find: findConnector } },
    );
    await expect(fake.call('get', { url: '/../admin' }, { connector: 'http' })).rejects.toMatchObject({
      failure: { code: 'connector.invalidInput' },
    });
  });
});

describe('the answer', () => {
  test('keeps every digit of large integers and gives null for no body', async () => {
    const { system } = await withSystem((request, response) => {
      if (request.url.includes('(2)')) response.writeHead(204).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"id":1234567890123456789,"n":1.5}');
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    expect((await fake.call('get', { key: '1' })).output).toMatchObject({
      body: { id: 1234567890123456789n, n: 1.5 },
    });
    expect((await fake.call('get', { key: '2' })).output).toMatchObject({ status: 204, body: null });
  });

  test('is unpacked and decoded by its charset', async () => {
    const { system } = await withSystem((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/plain; charset=gbk', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.from([0xb6, 0xa4, 0xb6, 0xa4])));
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    expect((await fake.call('get', { key: '1' })).output).toMatchObject({ body: '钉钉' });
  });

  test('is refused beyond the size limit, announced or not, packed or not', async () => {
    const { system } = await withSystem((request, response) => {
      if (request.url.includes('announced')) response.writeHead(200).end('x'.repeat(5000));
      else if (request.url.includes('packed'))
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(5000)));
      else {
        response.writeHead(200);
        response.write('x'.repeat(600));
        response.end('x'.repeat(600));
      }
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url), { maxAnswerBytes: 1000 });
    for (const key of ['announced', 'packed', 'streamed']) {
      await expect(fake.call('get', { key })).rejects.toMatchObject({
        failure: { code: 'connector.answerTooLarge', details: { limit: 1000 } },
      });
    }
  });

  test.each([
    [
      '400 of the business',
      400,
      { error: { code: -10, message: { value: 'No' } } },
      'connector.refused',
      false,
    ],
    ['404', 404, {}, 'connector.notFound', false],
    ['403', 403, {}, 'connector.accessDenied', false],
    ['429', 429, {}, 'connector.throttled', true],
    ['a vendor’s throttle code', 400, { code: 'SLOW' }, 'connector.throttled', true],
    ['500', 500, {}, 'connector.serverError', true],
  ])('%s of a read', async (_, status, body, code, retryable) => {
    const { system } = await withSystem((__, response) => json(response, status, body));
    await using ___ = system;
    await using fake = invokerFor(connectionTo(system.url));
    // Too short a time to wait out a pause.
    await expect(fake.call('get', { key: '1' }, { timeoutMs: 900 })).rejects.toMatchObject({
      failure: { code, retryable, httpStatus: status, details: { system: 'fake' } },
    });
  });

  test('Retry-After is handed on, and a throttled write may be repeated', async () => {
    const { system } = await withSystem((_, response) => json(response, 429, {}, { 'retry-after': '7' }));
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    await expect(fake.call('create', { fields: {} })).rejects.toMatchObject({
      failure: { retryable: true, retryAfterMs: 7000 },
    });
  });

  test('JSON that is broken says so with its start', async () => {
    const { system } = await withSystem((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>sign in</html>'),
    );
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    await expect(fake.call('get', { key: '1' })).rejects.toMatchObject({
      failure: { code: 'connector.badAnswer', details: { preview: '<html>sign in</html>' } },
    });
  });
});

describe('a call whose outcome is unknown', () => {
  test('a dropped connection: a read may be repeated, a write says it may have happened', async () => {
    const { system } = await withSystem((_, response) => response.socket?.destroy());
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    await expect(fake.call('get', { key: '1' })).rejects.toMatchObject({
      failure: { code: 'connector.connectionLost', retryable: true },
    });
    await expect(fake.call('create', { fields: {} })).rejects.toMatchObject({
      failure: { code: 'connector.connectionLost', retryable: false, details: { mayHaveHappened: true } },
    });
  });

  test('a time limit ends the call and says how long it waited', async () => {
    const { system } = await withSystem((request, response) => {
      if (request.url.includes('slowBody')) response.writeHead(200).write('half');
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    for (const key of ['noAnswer', 'slowBody']) {
      await expect(fake.call('get', { key }, { timeoutMs: 150 })).rejects.toMatchObject({
        failure: { code: 'connector.timedOut', retryable: true, details: { limit: 150 } },
      });
    }
    await expect(fake.call('create', { fields: {} }, { timeoutMs: 150 })).rejects.toMatchObject({
      failure: { code: 'connector.timedOut', retryable: false },
    });
  });

  test('cancelling aborts it in flight', async () => {
    const closed = signalled();
    const arrived = signalled();
    const { system } = await withSystem((_, response) => {
      response.on('close', () => closed.resolve());
      arrived.resolve();
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    const cancel = new AbortController();
    const running = fake.call('get', { key: '1' }, {}, cancel.signal);
    await Promise.race([arrived.promise, running]);
    cancel.abort();
    await expect(running).rejects.toMatchObject({ failure: { code: 'connector.cancelled' } });
    await Promise.race([closed.promise, pause(10_000).then(() => Promise.reject(new Error('still open')))]);
  });

  test('an unreachable system sent nothing, so even a write may be repeated', async () => {
    await using fake = invokerFor(connectionTo('http://127.0.0.1:1'));
    await expect(fake.call('create', { fields: {} })).rejects.toMatchObject({
      failure: { code: 'connector.unreachable', retryable: true, details: { reason: 'ECONNREFUSED' } },
    });
  });
});

describe('the edges', () => {
  test('describe gives effect and required inputs, and nothing for what does not exist', async () => {
    await using fake = invokerFor(undefined);
    expect(fake.invoker.describe('fake', 'get')).toMatchObject({
      effect: 'read',
      required: [{ key: 'key', names: { en: 'key', zh: 'key（中文）' } }],
    });
    expect(fake.invoker.describe('fake', 'nope')).toBeUndefined();
    expect(fake.invoker.describe('nope', 'get')).toBeUndefined();
  });

  test('no connection, an incomplete one and an unknown action are named', async () => {
    await using none = invokerFor(undefined);
    await expect(none.call('get', { key: '1' })).rejects.toMatchObject({
      failure: { code: 'connector.noConnection', details: { systemNames: { en: 'Fake system' } } },
    });
    await expect(none.call('nope', {})).rejects.toMatchObject({
      failure: { code: 'connector.unknownAction' },
    });
    await using half = invokerFor({ id: 'c', variables: { serviceUrl: 'http://x' }, secrets: {} });
    await expect(half.call('get', { key: '1' })).rejects.toMatchObject({
      failure: { code: 'connector.invalidConnection', details: { field: 'userName', reason: 'missing' } },
    });
  });
});
