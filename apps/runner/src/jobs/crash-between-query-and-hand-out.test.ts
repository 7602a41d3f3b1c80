import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  isIdle,
  type PolledSystem,
  polledSystem,
  pollingFlow,
  record,
  type SystemRecord,
} from '../testing/polled-system.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.runner();
});
afterAll(() => stage.close());

const idle = () => expect.poll(() => isIdle(stage), { timeout: 15_000 }).toBe(true);

async function aSystem(records: SystemRecord[]): Promise<PolledSystem> {
  const system = await polledSystem(records);
  onTestFinished(() => system.close());
  return system;
}

test('a node that fails between the query and handing out loses and doubles nothing', async () => {
  const system = await aSystem([record('a', 1), record('b', 2)]);
  const flow = await pollingFlow(stage, system, {
    watermark: { kind: 'number', value: '{{loops.row.item.at}}' },
  });
  // The last write of the transaction is refused, as if the node had died before its commit.
  await stage.db.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the node dies' USING ERRCODE = '57P01'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE OF open_since ON poll_cursor FOR EACH ROW
      WHEN (NEW.open_since IS NOT NULL) EXECUTE FUNCTION refuse()`);
  await flow.fire();
  await expect.poll(() => system.asked.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
  await expect
    .poll(
      async () =>
        (
          await stage.db.pool.query<{ attempts: number }>(
            'SELECT max(attempts)::int AS attempts FROM flowbridge_queue._private_jobs WHERE last_error IS NOT NULL',
          )
        ).rows[0]?.attempts,
      { timeout: 10_000 },
    )
    .toBeGreaterThanOrEqual(1);
  expect(await flow.runs()).toEqual([]);
  expect(await flow.watermark()).toBe(0);
  await stage.db.pool.query('DROP TRIGGER refuse ON poll_cursor');
  // The job comes again by itself.
  await expect.poll(flow.watermark, { timeout: 20_000 }).toBe(2);
  await idle();
  expect(await flow.handedOut()).toEqual(['a', 'b']);
});

test('a poll whose node dies between handing out and the end of its runs is ended by another one', async () => {
  const system = await aSystem([record('a', 1)]);
  const flow = await pollingFlow(stage, system, {
    watermark: { kind: 'number', value: '{{loops.row.item.at}}' },
  });
  await stage.db.pool.query(`
    CREATE FUNCTION deaf() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the node dies' USING ERRCODE = '57P01'; END $$;
    CREATE TRIGGER deaf BEFORE UPDATE OF state ON poll_run FOR EACH ROW EXECUTE FUNCTION deaf()`);
  await flow.fire();
  await idle();
  expect((await flow.runs()).map(({ state }) => state)).toEqual(['succeeded']);
  expect(await flow.watermark()).toBe(0);
  await stage.db.pool.query('DROP TRIGGER deaf ON poll_run');
  await flow.fire();
  await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(1);
  await idle();
  expect(await flow.handedOut()).toEqual(['a']);
});
