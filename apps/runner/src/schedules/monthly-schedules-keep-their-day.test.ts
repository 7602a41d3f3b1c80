import { type ScheduleRow, syncSchedules } from '@flowbridge/db';
import { createTimedCache, type TenantView } from '@flowbridge/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage } from '../testing/runner-stage.ts';
import { handleDue } from './schedule-loop.ts';

const log = { info() {}, warn() {}, error() {} };
/** Nothing here has business keys, so nobody asks for a tenant. */
const tenants = createTimedCache<TenantView>({
  load: () => Promise.reject(new Error('nobody asks')),
  keptMs: 1,
  entries: 1,
});

/** A schedule without a first time, switched on at `enabledAt`, looked at whenever it is due. */
async function switchedOn(config: object, enabledAt: string) {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const { tenantId, db } = stage;
  const { flowId } = await stage.flow({
    document: aDocument({ key: 'monthly', kind: 'schedule', config }, [
      aStep('buildJson', 'made', { value: 1 }),
    ]),
  });
  const sync = (parameters: Record<string, unknown>) =>
    syncSchedules(db.pool, {
      tenantId,
      flowId,
      schedules: [{ triggerId: 't1', spec: { config, parameters } }],
    });
  await sync({});
  const row = async (): Promise<ScheduleRow> => {
    const { rows } = await db.pool.query<ScheduleRow>(
      `SELECT flow_id AS "flowId", trigger_id AS "triggerId", tenant_id AS "tenantId", kind, spec,
         spec::text AS "specText",
         next_fire_at AS "nextFireAt", last_fired_at AS "lastFiredAt", anchor_at AS "anchorAt",
         'Asia/Shanghai' AS "timeZone" FROM schedule WHERE flow_id = $1`,
      [flowId],
    );
    if (!rows[0]) throw new Error('no schedule');
    return rows[0];
  };
  /** Looks at the schedule at a time, or when it is due next. Answers when it fires after that. */
  const look = async (at?: string, found?: ScheduleRow) => {
    found ??= await row();
    await handleDue(
      { db, log, tenants },
      found,
      at === undefined ? (found.nextFireAt?.getTime() ?? 0) : Date.parse(at),
    );
    return (await row()).nextFireAt?.toISOString();
  };
  await look(enabledAt);
  return { look, row, sync };
}

test('a monthly schedule switched on on the 31st comes back to the 31st after short months', async () => {
  const schedule = await switchedOn(
    { mode: 'interval', every: 1, unit: 'months' },
    '2026-01-31T01:00:00.000Z',
  );
  expect((await schedule.row()).nextFireAt?.toISOString()).toBe('2026-02-28T01:00:00.000Z');
  expect([await schedule.look(), await schedule.look(), await schedule.look()]).toEqual([
    '2026-03-31T01:00:00.000Z',
    '2026-04-30T01:00:00.000Z',
    '2026-05-31T01:00:00.000Z',
  ]);
});

test('a changed parameter does not move it to another day, nor make it fire at once', async () => {
  const schedule = await switchedOn(
    { mode: 'interval', every: 1, unit: 'months' },
    '2026-01-31T01:00:00.000Z',
  );
  await schedule.sync({ other: 2 });
  expect((await schedule.row()).nextFireAt).toBeNull();
  expect(await schedule.look('2026-02-10T09:00:00Z')).toBe('2026-02-28T01:00:00.000Z');
  expect(await schedule.look()).toBe('2026-03-31T01:00:00.000Z');
});

test('a schedule that was late by a moment does not drift by it', async () => {
  const schedule = await switchedOn(
    { mode: 'interval', every: 10, unit: 'minutes' },
    '2026-01-31T01:00:00.000Z',
  );
  expect(await schedule.look('2026-01-31T01:10:07.345Z')).toBe('2026-01-31T01:20:00.000Z');
});

test('in the zone of the flow the day changes when it changes there', async () => {
  const schedule = await switchedOn(
    { mode: 'interval', every: 1, unit: 'months', timeZone: 'America/New_York' },
    '2026-01-01T03:00:00.000Z',
  );
  // 31 December, 22:00 in New York; clocks go forward on 8 March.
  expect((await schedule.row()).nextFireAt?.toISOString()).toBe('2026-02-01T03:00:00.000Z');
  expect([await schedule.look(), await schedule.look()]).toEqual([
    '2026-03-01T03:00:00.000Z',
    '2026-04-01T02:00:00.000Z',
  ]);
});

test('a schedule that changes while a node plans it is planned by what it says now', async () => {
  const schedule = await switchedOn(
    { mode: 'interval', every: 1, unit: 'months' },
    '2026-01-31T01:00:00.000Z',
  );
  await schedule.sync({ n: 1 });
  const before = await schedule.row();
  await schedule.sync({ n: 2 });
  expect(await schedule.look('2026-02-10T09:00:00Z', before)).toBeUndefined();
  expect(await schedule.look('2026-02-10T09:00:00Z')).toBe('2026-02-28T01:00:00.000Z');
});
