import { expect, test } from 'vitest';
import { createMemorySessionStore, type SeenResponse } from '../invoker/index.ts';
import { connectionTo, fakeSystem, invokerFor, json, sessionSystem } from '../invoker/testing/fake-system.ts';
import { throttleStage } from '../testing/throttle-stage.ts';

/** A system that refuses the first `refusals` calls, and two nodes with a connection to it. */
async function twoNodes(refuse: {
  times: number;
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}) {
  const stage = await throttleStage();
  const id = await stage.connection();
  let left = refuse.times;
  const { handler, state } = sessionSystem((_, response) => {
    if (left <= 0) {
      json(response, 200, { done: true });
      return;
    }
    left -= 1;
    json(response, refuse.status, refuse.body ?? {}, refuse.headers);
  });
  const system = await fakeSystem(handler);
  const sessions = createMemorySessionStore();
  const nodes = [await stage.node('a'), await stage.node('b')];
  const invokers = nodes.map((node) =>
    invokerFor(connectionTo(system.url, { id }), { throttle: node.throttle, sessions }),
  );
  return {
    id,
    stage,
    state,
    nodes,
    invokers,
    posts: () => system.received.filter(({ url }) => !url.endsWith('/Login')),
    async [Symbol.asyncDispose]() {
      for (const invoker of invokers) await invoker[Symbol.asyncDispose]();
      await system[Symbol.asyncDispose]();
    },
  };
}

/** Resolves when the node lets nobody call over the connection. */
async function heard(node: Awaited<ReturnType<typeof twoNodes>>['nodes'][number] | undefined, id: string) {
  const asks = () =>
    node?.turn(id, {}, { timeoutMs: 1 }).then(
      () => 'goes',
      (error: { why?: string }) => error.why,
    );
  await expect.poll(asks).toBe('paused');
}

test('a throttled write waits, goes again and succeeds; its record shows the wait', async () => {
  await using world = await twoNodes({ times: 1, status: 429, headers: { 'retry-after': '1' } });
  const answer = await world.invokers[0]?.call('create', { fields: { a: 1 } });
  expect(answer?.output).toMatchObject({ status: 200 });
  expect(world.posts()).toHaveLength(2);
  const response = answer?.response as SeenResponse | undefined;
  expect(response?.status).toBe(200);
  expect(response?.throttledMs).toBeGreaterThanOrEqual(900);
});

test('while one node was asked to pause, no other node calls', async () => {
  await using world = await twoNodes({ times: 1, status: 429, headers: { 'retry-after': '4' } });
  const [a, b] = world.invokers;
  const first = a?.call('create', { fields: { n: 1 } });
  const pausedFor = async () => {
    const { rows } = await world.stage.db.pool.query(
      'SELECT 1 FROM connection_throttle WHERE connection_id = $1 AND blocked_until > clock_timestamp()',
      [world.id],
    );
    return rows.length;
  };
  await expect.poll(pausedFor).toBe(1);
  await heard(world.nodes[1], world.id);
  const second = b?.call('create', { fields: { n: 2 } });
  await Promise.all([first, second]);
  expect(world.posts()).toHaveLength(3);
  expect((await second)?.response).toMatchObject({ throttledMs: expect.any(Number) });
});

test('a node that did not listen learns of the pause when it is back', async () => {
  await using world = await twoNodes({ times: 0, status: 200 });
  await world.nodes[0]?.throttle.slowDown(world.id, { askedMs: 60_000, baseMs: 1 });
  const late = await world.stage.node('late');
  await late.shared.catchUp();
  await expect(late.turn(world.id, {}, { timeoutMs: 1_000 })).rejects.toMatchObject({ why: 'paused' });
});

test('a pause longer than the step’s time fails it at once, to be retried after the pause', async () => {
  await using world = await twoNodes({ times: 1, status: 429, headers: { 'retry-after': '600' } });
  const [a, b] = world.invokers;
  const refused = await a?.call('create', { fields: {} }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ failure: { code: 'connector.throttled', retryable: true } });
  const { retryAfterMs } = (refused as { failure: { retryAfterMs: number } }).failure;
  expect(Math.round(retryAfterMs / 1_000)).toBe(600);
  await heard(world.nodes[1], world.id);
  await expect(b?.call('create', { fields: {} })).rejects.toMatchObject({
    failure: {
      code: 'connector.rateLimited',
      retryable: true,
      details: { pauseSeconds: expect.any(Number) },
    },
  });
  expect(world.posts()).toHaveLength(1);
});

test('without a wish of the system each pause in a row is twice the last, and a success begins anew', async () => {
  await using world = await twoNodes({ times: 0, status: 200 });
  const node = world.nodes[0];
  // Some time ago: a clock that is set back by a little does not make it a pause again.
  const over = () =>
    world.stage.db.pool.query(
      `UPDATE connection_throttle SET blocked_until = clock_timestamp() - interval '10 seconds'`,
    );
  const pauses: number[] = [];
  for (let n = 0; n < 3; n++) {
    pauses.push((await node?.throttle.slowDown(world.id, { askedMs: undefined, baseMs: 1_000 })) ?? 0);
    // Others that were under way answer the same: they change nothing.
    await node?.throttle.slowDown(world.id, { askedMs: undefined, baseMs: 1_000 });
    await over();
  }
  expect(pauses.map((ms) => Math.round(ms / 100) / 10)).toEqual([1, 2, 4]);
  const fresh = await world.stage.node('fresh');
  await fresh.throttle.slowDown(world.id, { askedMs: 1, baseMs: 1 });
  (await fresh.turn(world.id, {}))?.end();
  const times = async () => {
    const { rows } = await world.stage.db.pool.query<{ n: number }>(
      'SELECT throttled_times AS n FROM connection_throttle WHERE connection_id = $1',
      [world.id],
    );
    return rows[0]?.n;
  };
  await expect.poll(times).toBe(0);
});
