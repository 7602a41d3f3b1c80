import { listRuns, syncSchedules } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  // Runs of schedules cannot be written until the trigger is dropped; the sequence counts the tries.
  await stage.db.pool.query(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM nextval('tries');
      RAISE EXCEPTION 'passing' USING ERRCODE = '53200';
    END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON run FOR EACH ROW WHEN (NEW.trigger_kind = 'schedule')
      EXECUTE FUNCTION refuse()`);
  await stage.runner();
});
afterAll(() => stage.close());

async function scheduled(config: object) {
  const { tenantId } = stage;
  const { flowId } = await stage.flow({
    document: aDocument({ key: 'timed', kind: 'schedule', config }, [
      aStep('buildJson', 'made', { value: 1 }),
    ]),
  });
  const sync = (next: object) =>
    syncSchedules(stage.db.pool, {
      tenantId,
      flowId,
      schedules: [{ triggerId: 't1', spec: { config: next, parameters: {} } }],
    });
  await sync(config);
  const runs = async () => (await listRuns(stage.db, { tenantId, flowId })).items.length;
  const next = async () => {
    const { rows } = await stage.db.pool.query<{ next: string | null }>(
      'SELECT next_fire_at::text AS next FROM schedule WHERE flow_id = $1',
      [flowId],
    );
    return rows[0]?.next;
  };
  return { sync, runs, next };
}

const tries = async () => {
  const { rows } = await stage.db.pool.query<{ tries: string }>('SELECT last_value AS tries FROM tries');
  return Number(rows[0]?.tries);
};

test('a fire that the database refused is tried again after a pause, and comes when it can', async () => {
  const hourly = { mode: 'interval', every: 1, unit: 'hours' };
  const flow = await scheduled({ ...hourly, firstAt: '2100-01-01T00:00:00Z' });
  await expect.poll(flow.next).toContain('2100');
  // Far enough that it is planned before it is due, also on a busy machine.
  await flow.sync({ ...hourly, firstAt: new Date(Date.now() + 1_500).toISOString() });
  await expect.poll(tries).toBeGreaterThanOrEqual(2);
  expect(await tries()).toBeLessThanOrEqual(3);
  expect(await flow.runs()).toBe(0);
  await stage.db.pool.query('DROP TRIGGER refuse ON run');
  await expect.poll(flow.runs).toBe(1);
});

test('a schedule that means nothing is set aside, and fires again when its flow is changed', async () => {
  const flow = await scheduled({ mode: 'cron', cron: 'not a cron' });
  await expect.poll(flow.next).toBe('infinity');
  await flow.sync({ mode: 'interval', every: 1, unit: 'hours' });
  await expect.poll(flow.runs).toBe(1);
});

test('a due schedule that has become unreadable is set aside instead of being tried for ever', async () => {
  const flow = await scheduled({ mode: 'interval', every: 1, unit: 'days', firstAt: '2030-01-01T00:00:00Z' });
  await expect.poll(flow.next).toContain('2030');
  await stage.db.pool.query(
    `UPDATE schedule SET spec = '{"config": {"mode": "cron", "cron": "?"}, "parameters": {}}', next_fire_at = now()
     WHERE next_fire_at > '2029-01-01' AND next_fire_at < 'infinity'`,
  );
  await stage.db.pool.query(`SELECT pg_notify('flowbridge_schedule', '')`);
  await expect.poll(flow.next).toBe('infinity');
});
