import { expect, test } from 'vitest';
import { numberWatermark, record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 1 });

// A job that fails comes again after seconds, and after three times as many when it failed twice.
const RETRIED = { timeout: 60_000 };

test('a node that fails between the query and handing out loses and doubles nothing', RETRIED, async () => {
  const { system, flow } = await polls.flow([record('a', 1), record('b', 2)], { watermark: numberWatermark });
  // The last write of the transaction is refused, as if the node had died before its commit.
  await polls.db.pool.query(`
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
          await polls.db.pool.query<{ attempts: number }>(
            'SELECT max(attempts)::int AS attempts FROM flowbridge_queue._private_jobs WHERE last_error IS NOT NULL',
          )
        ).rows[0]?.attempts,
      { timeout: 10_000 },
    )
    .toBeGreaterThanOrEqual(1);
  expect(await flow.runs()).toEqual([]);
  expect(await flow.watermark()).toBe(0);
  await polls.db.pool.query('DROP TRIGGER refuse ON poll_cursor');
  // The job comes again by itself.
  await expect.poll(flow.watermark, { timeout: 40_000 }).toBe(2);
  await polls.idle();
  expect(await flow.handedOut()).toEqual(['a', 'b']);
});

test('a poll whose node dies between handing out and the end of its runs is ended by another one', async () => {
  const { flow } = await polls.flow([record('a', 1)], { watermark: numberWatermark });
  await polls.db.pool.query(`
    CREATE FUNCTION deaf() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the node dies' USING ERRCODE = '57P01'; END $$;
    CREATE TRIGGER deaf BEFORE UPDATE OF state ON poll_run FOR EACH ROW EXECUTE FUNCTION deaf()`);
  await flow.fire();
  await polls.idle();
  expect((await flow.runs()).map(({ state }) => state)).toEqual(['succeeded']);
  expect(await flow.watermark()).toBe(0);
  await polls.db.pool.query('DROP TRIGGER deaf ON poll_run');
  await flow.fire();
  await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(1);
  await polls.idle();
  expect(await flow.handedOut()).toEqual(['a']);
});
