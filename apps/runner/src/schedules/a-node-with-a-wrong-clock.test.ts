import { listRuns, syncSchedules } from '@flowbridge/db';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Moves the clock of this process, which is the node's; the database's stays right. */
function setClock(aheadMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + aheadMs });
}
afterEach(() => {
  vi.useRealTimers();
});

async function aStage(): Promise<Stage> {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  return stage;
}

/** A daily schedule; without a first time it is due at once. */
async function daily(stage: Stage, firstAtMs?: number) {
  const firstAt = firstAtMs === undefined ? {} : { firstAt: new Date(firstAtMs).toISOString() };
  const config = { mode: 'interval', every: 1, unit: 'days', ...firstAt };
  const { tenantId, db } = stage;
  const trigger = { key: 'daily', kind: 'schedule', config };
  const { flowId } = await stage.flow({
    document: aDocument(trigger, [aStep('buildJson', 'made', { value: 1 })]),
  });
  const schedules = [{ triggerId: 't1', spec: { config, parameters: {} } }];
  await syncSchedules(db.pool, { tenantId, flowId, schedules });
  const runs = async () => (await listRuns(db, { tenantId, flowId })).items.length;
  const next = async () => {
    const { rows } = await db.pool.query<{ next: Date | null }>(
      'SELECT next_fire_at AS next FROM schedule WHERE flow_id = $1',
      [flowId],
    );
    return rows[0]?.next?.getTime();
  };
  return { runs, next };
}

/** Once a schedule that is due has fired, the node has looked at all of them. */
async function untilTheNodeHasLooked(stage: Stage): Promise<void> {
  const due = await daily(stage);
  await expect.poll(due.runs, { timeout: 10_000 }).toBe(1);
}

/** By the right clock, whatever this process believes; whole seconds, because days are counted by the wall clock. */
const soon = (ms: number) => Math.ceil((performance.timeOrigin + performance.now() + ms) / 1000) * 1000;

test('a node whose clock is an hour ahead does not fire early for all', async () => {
  const stage = await aStage();
  const firstAtMs = soon(HOUR_MS / 2);
  const schedule = await daily(stage, firstAtMs);
  setClock(HOUR_MS);
  await stage.runner();
  await expect.poll(schedule.next).toBeDefined();
  await untilTheNodeHasLooked(stage);
  expect(await schedule.runs()).toBe(0);
  expect(await schedule.next()).toBe(firstAtMs);
});

test('a node whose clock is an hour behind fires when it is time', async () => {
  const stage = await aStage();
  setClock(-HOUR_MS);
  await stage.runner();
  // Only a runner that is there plans it before it is due, however long it took to start.
  const firstAtMs = soon(2_000);
  const schedule = await daily(stage, firstAtMs);
  await expect.poll(schedule.runs, { timeout: 10_000 }).toBe(1);
  expect(await schedule.next()).toBe(firstAtMs + DAY_MS);
});

test('a clock that is set back after a fire does not make it come twice', async () => {
  const stage = await aStage();
  await stage.runner();
  const schedule = await daily(stage, soon(2_000));
  await expect.poll(schedule.runs, { timeout: 10_000 }).toBe(1);
  setClock(-2 * HOUR_MS);
  await untilTheNodeHasLooked(stage);
  expect(await schedule.runs()).toBe(1);
});
