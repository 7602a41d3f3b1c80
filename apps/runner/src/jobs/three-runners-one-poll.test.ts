import { expect, test } from 'vitest';
import { numberWatermark, record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 3 });

test('a fire of the schedule polls once, however many runners there are', async () => {
  const flows = await Promise.all(
    [1, 2, 3, 4, 5].map(() => polls.flow([record('a', 1), record('b', 2)], { watermark: numberWatermark })),
  );
  await Promise.all(flows.map(({ flow }) => flow.schedule()));
  for (const { flow, system } of flows) {
    await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(2);
    expect(system.asked.length).toBe(1);
    expect(await flow.handedOut()).toEqual(['a', 'b']);
  }
});

test('three runners that ask for the same window at the same time hand each record out once', async () => {
  const { system, flow } = await polls.flow([record('a', 1), record('b', 2)], { watermark: numberWatermark });
  const open = system.hold();
  // A job that comes again while the node that had it, thought dead, is still asking.
  await Promise.all([flow.fire(), flow.fire(), flow.fire()]);
  await expect.poll(() => system.asked.length, { timeout: 10_000 }).toBe(3);
  open();
  await polls.settled();
  expect(await flow.handedOut()).toEqual(['a', 'b']);
  expect(await flow.watermark()).toBe(2);
});

test('while runs of a poll are on their way the next fire does not ask', async () => {
  const { system, flow } = await polls.flow([record('a', 1)], { watermark: numberWatermark });
  await flow.turn();
  const [run] = await flow.runs();
  // A run that waits for somebody.
  await polls.db.pool.query(
    `WITH waiting AS (UPDATE run SET state = 'needsDecision', ended_at = NULL WHERE id = $1 RETURNING tenant_id, flow_id),
          cursor AS (UPDATE poll_cursor SET open_since = now(), next_watermark = '1', watermark = '0' WHERE flow_id = $2)
     INSERT INTO poll_run SELECT $1, tenant_id, flow_id, 't1', 'live', 'open' FROM waiting`,
    [run?.id, flow.trigger.flowId],
  );
  await flow.fire();
  await polls.idle();
  expect(system.asked.length).toBe(1);
  expect(await flow.state()).toMatchObject({ watermark: 0, openRuns: 1 });
  await polls.db.pool.query(`UPDATE run SET state = 'succeeded', ended_at = now() WHERE id = $1`, [run?.id]);
  // Nobody tells: the sweep ends the poll.
  await expect.poll(flow.watermark, { timeout: 15_000 }).toBe(1);
});
