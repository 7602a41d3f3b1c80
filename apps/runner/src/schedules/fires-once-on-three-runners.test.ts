import { listRuns, syncSchedules } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await Promise.all([stage.runner(), stage.runner(), stage.runner()]);
});
afterAll(() => stage.close());

const config = (more: object = {}) => ({ mode: 'interval', every: 1, unit: 'hours', ...more });

async function scheduled(scheduleConfig: object, enabled = true) {
  const document = aDocument({ key: 'hourly', kind: 'schedule', config: scheduleConfig }, [
    aStep('buildJson', 'made', { value: '{{trigger.firedAt}}' }),
  ]);
  const { flowId } = await stage.flow({ document, enabled });
  const { tenantId } = stage;
  const sync = (wanted = scheduleConfig) =>
    syncSchedules(stage.db.pool, {
      tenantId,
      flowId,
      schedules: [{ triggerId: 't1', spec: { config: wanted, parameters: { n: 2 } } }],
    });
  const row = async () =>
    (
      await stage.db.pool.query<{ next: Date | null; last: Date | null }>(
        `SELECT next_fire_at AS next, last_fired_at AS last FROM schedule WHERE flow_id = $1`,
        [flowId],
      )
    ).rows[0];
  const runs = async () => (await listRuns(stage.db, { tenantId, flowId })).items;
  return { flowId, sync, row, runs };
}

test('each fire of a schedule makes one run, however many runners there are', async () => {
  const flows = await Promise.all(Array.from({ length: 10 }, () => scheduled(config())));
  // Far enough that all are planned before they are due, also on a busy machine.
  const soon = new Date(Date.now() + 2_000).toISOString();
  await Promise.all(flows.map((flow) => flow.sync(config({ firstAt: soon }))));
  const runs = async () => (await Promise.all(flows.map((flow) => flow.runs()))).flat();
  await expect.poll(async () => (await runs()).length, { timeout: 10_000 }).toBe(10);
  for (const flow of flows) {
    await expect.poll(async () => (await flow.runs()).map((run) => run.state)).toEqual(['succeeded']);
    expect((await flow.row())?.next?.getTime()).toBe(Date.parse(soon) + 3_600_000);
  }
});

test('without a first time a schedule fires when it is enabled, and then by its interval', async () => {
  const flow = await scheduled(config({ every: '{{params.n}}' }));
  await flow.sync();
  await expect.poll(async () => (await flow.runs()).length).toBe(1);
  const row = await flow.row();
  expect((row?.next?.getTime() ?? 0) - (row?.last?.getTime() ?? 0)).toBe(2 * 3_600_000);
});

test('a schedule of a disabled flow moves on without a run', async () => {
  const flow = await scheduled(config(), false);
  await flow.sync();
  await expect.poll(async () => (await flow.row())?.last).toBeTruthy();
  const row = await flow.row();
  expect((row?.next?.getTime() ?? 0) - (row?.last?.getTime() ?? 0)).toBe(3_600_000);
  expect(await flow.runs()).toEqual([]);
});

test.each([
  ['skip', 0],
  ['once', 1],
] as const)('fires missed while no runner was there: %s', async (missedFires, expected) => {
  const flow = await scheduled(config({ firstAt: '2026-01-01T00:00:00Z', missedFires }));
  await flow.sync();
  await expect.poll(async () => (await flow.row())?.next).toBeTruthy();
  const planned = (await flow.row())?.next?.getTime() ?? 0;
  await stage.db.pool.query(`UPDATE schedule SET next_fire_at = $2 WHERE flow_id = $1`, [
    flow.flowId,
    new Date(planned - 5 * 3_600_000),
  ]);
  await stage.db.pool.query(`SELECT pg_notify('flowbridge_schedule', '')`);
  await expect.poll(async () => (await flow.row())?.next?.getTime()).toBe(planned);
  expect((await flow.runs()).length).toBe(expected);
});

test('a schedule that cannot be read does not stop the others', async () => {
  const broken = await scheduled({ mode: 'cron', cron: 'not a cron' });
  await broken.sync();
  const good = await scheduled(config());
  await good.sync();
  await expect.poll(async () => (await good.runs()).length).toBe(1);
  expect(await broken.runs()).toEqual([]);
});
