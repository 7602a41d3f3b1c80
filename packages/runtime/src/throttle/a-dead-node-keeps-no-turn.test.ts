import { expect, test } from 'vitest';
import { throttleStage } from '../testing/throttle-stage.ts';

test('what a node held when it died is free once its lease has ended', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const limits = { concurrency: 2 };
  const dead = await stage.node('dead');
  const alive = await stage.node('alive');
  await Promise.all([dead.turn(id, limits), dead.turn(id, limits)]);
  const refused = alive.turn(id, limits, { timeoutMs: 250 });
  await expect(refused).rejects.toMatchObject({ name: 'TurnRefused', why: 'concurrency' });

  await stage.db.pool.query(
    `UPDATE connection_throttle SET shares = jsonb_set(shares, '{dead,until}', '0') WHERE connection_id = $1`,
    [id],
  );
  const turns = await Promise.all([alive.turn(id, limits), alive.turn(id, limits)]);
  expect(turns).toHaveLength(2);
});

test('a node says again and again that its long calls are at work', async () => {
  const stage = await throttleStage();
  const id = await stage.connection();
  const limits = { concurrency: 1 };
  const node = await stage.node('a');
  const turn = await node.turn(id, limits);
  const leaseOf = async () => {
    const { rows } = await stage.db.pool.query<{ until: string }>(
      `SELECT shares -> 'a' ->> 'until' AS until FROM connection_throttle WHERE connection_id = $1`,
      [id],
    );
    return Number(rows[0]?.until ?? 0);
  };
  const first = await leaseOf();
  await expect.poll(leaseOf, { timeout: 10_000, interval: 250 }).toBeGreaterThan(first);
  turn?.end();
  await expect.poll(leaseOf).toBe(0);
});
