import { expect, test } from 'vitest';
import { throttleStage } from '../testing/throttle-stage.ts';

test('two nodes together do not send more in a second than the connection allows', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const nodes = [await stage.node('a'), await stage.node('b')];
  const began = performance.now();
  const went: number[] = [];
  const call = async (node: (typeof nodes)[number]) => {
    const turn = await node.turn(id, { rate: { calls: 20, per: 'second' } });
    went.push(performance.now() - began);
    turn?.end();
  };
  await Promise.all(nodes.flatMap((node) => Array.from({ length: 25 }, () => call(node))));
  expect(went).toHaveLength(50);
  // All wait from the beginning: the 21st may go after a second, the 41st after two. A busy machine only makes them later.
  expect(went.filter((atMs, n) => atMs < Math.floor(n / 20) * 1_000)).toEqual([]);
});

test('never more calls at work than the concurrency, whoever asks, and all get their turn', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const nodes = await Promise.all(['a', 'b', 'c'].map((name) => stage.node(name)));
  let working = 0;
  let most = 0;
  let done = 0;
  const call = async (node: (typeof nodes)[number]) => {
    const turn = await node.turn(id, { concurrency: 3 });
    working += 1;
    most = Math.max(most, working);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
    done += 1;
    turn?.end();
  };
  await Promise.all(nodes.flatMap((node) => Array.from({ length: 40 }, () => call(node))));
  expect(done).toBe(120);
  expect(most).toBeLessThanOrEqual(3);
});

test('a node with one call comes to its turn while another has hundreds waiting', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const [busy, quiet] = [await stage.node('busy'), await stage.node('quiet')];
  const limits = { concurrency: 1 };
  let ended = false;
  let served = 0;
  const loop = (async () => {
    while (!ended) {
      const turn = await busy.turn(id, limits);
      await new Promise((resolve) => setImmediate(resolve));
      turn?.end();
      served += 1;
    }
  })();
  await expect.poll(() => served).toBeGreaterThan(10);
  const turn = await quiet.turn(id, limits);
  expect(turn).not.toBeNull();
  turn?.end();
  ended = true;
  await loop;
});

test('a connection without limits is never counted', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const node = await stage.node('a');
  expect(await node.turn(id, {})).toBeNull();
  const { rows } = await stage.db.pool.query('SELECT 1 FROM connection_throttle');
  expect(rows).toEqual([]);
});
