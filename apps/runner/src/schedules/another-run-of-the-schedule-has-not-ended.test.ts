import { listRuns, syncSchedules } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocument, aStep } from '../testing/documents.ts';
import { type HeldSystem, heldSystem } from '../testing/held-system.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let system: HeldSystem;

beforeAll(async () => {
  stage = await openStage();
  system = await heldSystem();
  await stage.runner();
});
afterAll(async () => {
  await system.close();
  await stage.close();
});

/** Fires a schedule twice while the first run stands at a call; answers both runs' states, the first one's first. */
async function fireTwice(policy: 'skip' | 'replace' | 'queue') {
  const config = { mode: 'interval', every: 1, unit: 'hours' };
  const call = aStep('action', 'called', { connector: 'http', action: 'get', input: { url: system.url } });
  const document = aDocument({ key: 'hourly', kind: 'schedule', config }, [call], {
    settings: { overlap: { policy } },
  });
  const { flowId } = await stage.flow({ document });
  const { tenantId, db } = stage;
  const schedules = [{ triggerId: 't1', spec: { config, parameters: {} } }];
  await syncSchedules(db.pool, { tenantId, flowId, schedules });
  const states = async () =>
    (await listRuns(db, { tenantId, flowId })).items.map((run) => run.state).reverse();
  await expect.poll(states, { timeout: 10_000 }).toEqual(['running']);
  await expect.poll(() => system.waiting()).toBe(1);
  await db.pool.query(`UPDATE schedule SET next_fire_at = now() WHERE flow_id = $1`, [flowId]);
  await db.pool.query(`SELECT pg_notify('flowbridge_schedule', '')`);
  return states;
}

test('skip: the second fire is listed as cancelled', async () => {
  const states = await fireTwice('skip');
  await expect.poll(states).toEqual(['running', 'cancelled']);
  system.answerAll();
  await expect.poll(states).toEqual(['succeeded', 'cancelled']);
});

test('replace: the second fire cancels the first one', async () => {
  const states = await fireTwice('replace');
  await expect.poll(states).toEqual(['cancelled', 'running']);
  await expect.poll(() => system.waiting()).toBe(1);
  system.answerAll();
  await expect.poll(states).toEqual(['cancelled', 'succeeded']);
});

test('queue: the second fire waits for the end of the first one', async () => {
  const states = await fireTwice('queue');
  await expect.poll(states).toEqual(['running', 'queued']);
  system.answerAll();
  await expect.poll(states).toEqual(['succeeded', 'running']);
  await expect.poll(() => system.waiting()).toBe(1);
  system.answerAll();
  await expect.poll(states).toEqual(['succeeded', 'succeeded']);
});
