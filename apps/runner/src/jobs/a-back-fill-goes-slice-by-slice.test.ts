import {
  type Backfill,
  inTransaction,
  lockPollCursor,
  newId,
  readBackfill,
  saveBackfill,
} from '@flowbridge/db';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  isSettled,
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
  await Promise.all([stage.runner(), stage.runner()]);
});
afterAll(() => stage.close());

const idle = () => expect.poll(() => isSettled(stage), { timeout: 15_000 }).toBe(true);

async function aSystem(records: SystemRecord[]): Promise<PolledSystem> {
  const system = await polledSystem(records);
  onTestFinished(() => system.close());
  return system;
}

const numbers = { kind: 'number', value: '{{loops.row.item.at}}' };

/** Starts a back-fill as the console does; answers how it stands. */
async function fill(
  flow: Awaited<ReturnType<typeof pollingFlow>>,
  wanted: { from: number; to: number; slice?: number },
) {
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
  await inTransaction(stage.db, async (client) => {
    await lockPollCursor(client, flow.trigger);
    await saveBackfill(client, flow.trigger, backfill);
  });
  await flow.fire({ backfillId: id });
  return async () => (await flow.state()).backfill;
}

test('a back-fill reads slice after slice, each after the one before has been delivered, and moves no watermark', async () => {
  const system = await aSystem([1, 2, 3, 4, 5, 6].map((at) => record(`r${at}`, at)));
  const flow = await pollingFlow(stage, system, { watermark: { ...numbers, initial: 100 } });
  const state = await fill(flow, { from: 2, to: 5, slice: 2 });
  await expect.poll(async () => (await state())?.state, { timeout: 15_000 }).toBe('done');
  expect(system.asked).toEqual([
    { from: '2', to: '4' },
    { from: '4', to: '5' },
  ]);
  expect(await flow.handedOut()).toEqual(['r2', 'r3', 'r4', 'r5']);
  expect(await state()).toMatchObject({ at: 5, found: 5, delivered: 4 });
  expect(await flow.watermark()).toBeNull();
});

test('what an ordinary poll has delivered is not delivered again, nor the other way round', async () => {
  const system = await aSystem([1, 2, 3].map((at) => record(`r${at}`, at)));
  const flow = await pollingFlow(stage, system, { watermark: { ...numbers, initial: 2 } });
  await flow.fire();
  await idle();
  const state = await fill(flow, { from: 0, to: 3 });
  await expect.poll(async () => (await state())?.state, { timeout: 15_000 }).toBe('done');
  await flow.fire();
  await idle();
  expect(await flow.handedOut()).toEqual(['r1', 'r2', 'r3']);
});

test('a back-fill stops at the slice with a failed run', async () => {
  const system = await aSystem([record('r1', 1), record('r2', 2, 'broken'), record('r3', 3)]);
  const flow = await pollingFlow(stage, system, { watermark: numbers });
  const state = await fill(flow, { from: 0, to: 3, slice: 1 });
  await expect.poll(async () => (await state())?.state, { timeout: 15_000 }).toBe('failed');
  expect(await state()).toMatchObject({ at: 1 });
  expect(await flow.handedOut()).toEqual(['r1', 'r2']);
});

test('a back-fill stops when its query fails', async () => {
  const system = await aSystem([record('r1', 1)]);
  system.status = 500;
  const flow = await pollingFlow(stage, system, { watermark: numbers });
  const state = await fill(flow, { from: 0, to: 3, slice: 1 });
  await expect.poll(async () => (await state())?.state, { timeout: 15_000 }).toBe('failed');
  expect((await flow.runs()).map((run) => run.state)).toEqual(['failed']);
});

test('a cancelled back-fill reads no further slice', async () => {
  const system = await aSystem([1, 2, 3].map((at) => record(`r${at}`, at)));
  let open = () => {};
  system.gate = new Promise((resolve) => {
    open = resolve;
  });
  const flow = await pollingFlow(stage, system, { watermark: numbers });
  const state = await fill(flow, { from: 0, to: 3, slice: 1 });
  await expect.poll(() => system.asked.length, { timeout: 10_000 }).toBe(1);
  await inTransaction(stage.db, async (client) => {
    const backfill = readBackfill((await lockPollCursor(client, flow.trigger))?.backfill ?? null);
    if (backfill) await saveBackfill(client, flow.trigger, { ...backfill, state: 'cancelled' });
  });
  open();
  await idle();
  expect((await state())?.state).toBe('cancelled');
  expect(await flow.handedOut()).toEqual([]);
  expect(system.asked.length).toBe(1);
});
