import {
  type Backfill,
  inTransaction,
  lockPollCursor,
  newId,
  readBackfill,
  saveBackfill,
} from '@flowbridge/db';
import { expect, test } from 'vitest';
import { numberWatermark, type PollingFlow, record } from '../testing/polled-system.ts';
import { openPollingStage } from '../testing/polling-stage.ts';

const polls = await openPollingStage({ runners: 2 });

/** Starts a back-fill as the console does; answers how it stands, and how to wait until it has ended in a state. */
async function fill(flow: PollingFlow, wanted: { from: number; to: number; slice?: number }) {
  const id = newId();
  const backfill: Backfill = {
    ...wanted,
    id,
    state: 'running',
    at: wanted.from,
    found: 0,
    delivered: 0,
    startedAt: new Date().toISOString(),
  };
  await inTransaction(polls.db, async (client) => {
    await lockPollCursor(client, flow.trigger);
    await saveBackfill(client, flow.trigger, backfill);
  });
  await flow.fire({ backfillId: id });
  const now = async () => (await flow.state()).backfill;
  const ends = (state: Backfill['state']) =>
    expect.poll(async () => (await now())?.state, { timeout: 15_000 }).toBe(state);
  return { now, ends };
}

test('a back-fill reads slice after slice, each after the one before has been delivered, and moves no watermark', async () => {
  const { system, flow } = await polls.flow(
    [1, 2, 3, 4, 5, 6].map((at) => record(`r${at}`, at)),
    { watermark: { ...numberWatermark, initial: 100 } },
  );
  const backfill = await fill(flow, { from: 2, to: 5, slice: 2 });
  await backfill.ends('done');
  expect(system.asked).toEqual([
    { from: '2', to: '4' },
    { from: '4', to: '5' },
  ]);
  expect(await flow.handedOut()).toEqual(['r2', 'r3', 'r4', 'r5']);
  expect(await backfill.now()).toMatchObject({ at: 5, found: 5, delivered: 4 });
  expect(await flow.watermark()).toBeNull();
});

test('what an ordinary poll has delivered is not delivered again, nor the other way round', async () => {
  const { flow } = await polls.flow(
    [1, 2, 3].map((at) => record(`r${at}`, at)),
    { watermark: { ...numberWatermark, initial: 2 } },
  );
  await flow.turn();
  const backfill = await fill(flow, { from: 0, to: 3 });
  await backfill.ends('done');
  await flow.turn();
  expect(await flow.handedOut()).toEqual(['r1', 'r2', 'r3']);
});

test('a back-fill stops at the slice with a failed run', async () => {
  const { flow } = await polls.flow([record('r1', 1), record('r2', 2, 'broken'), record('r3', 3)], {
    watermark: numberWatermark,
  });
  const backfill = await fill(flow, { from: 0, to: 3, slice: 1 });
  await backfill.ends('failed');
  expect(await backfill.now()).toMatchObject({ at: 1 });
  expect(await flow.handedOut()).toEqual(['r1', 'r2']);
});

test('a back-fill stops when its query fails', async () => {
  const { system, flow } = await polls.flow([record('r1', 1)], { watermark: numberWatermark });
  system.status = 500;
  const backfill = await fill(flow, { from: 0, to: 3, slice: 1 });
  await backfill.ends('failed');
  expect((await flow.runs()).map((run) => run.state)).toEqual(['failed']);
});

test('a cancelled back-fill reads no further slice', async () => {
  const { system, flow } = await polls.flow(
    [1, 2, 3].map((at) => record(`r${at}`, at)),
    { watermark: numberWatermark },
  );
  const open = system.hold();
  const backfill = await fill(flow, { from: 0, to: 3, slice: 1 });
  await expect.poll(() => system.asked.length, { timeout: 10_000 }).toBe(1);
  await inTransaction(polls.db, async (client) => {
    const stored = readBackfill((await lockPollCursor(client, flow.trigger))?.backfill ?? null);
    if (stored) await saveBackfill(client, flow.trigger, { ...stored, state: 'cancelled' });
  });
  open();
  await polls.settled();
  expect((await backfill.now())?.state).toBe('cancelled');
  expect(await flow.handedOut()).toEqual([]);
  expect(system.asked.length).toBe(1);
});
