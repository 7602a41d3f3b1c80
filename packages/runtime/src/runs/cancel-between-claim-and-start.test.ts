import { getRun } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { addFlow, addQueuedRuns } from '../testing/queued-runs.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { executeQueuedRun } from './execute-queued-run.ts';

async function aQueuedRun() {
  const { db, tenantId, runtime, claims } = await runtimeStage();
  const [runId = ''] = await addQueuedRuns(db, await addFlow(db, tenantId), 1);
  const state = async () => (await getRun(db, { tenantId, runId }))?.state;
  /** From now on a claim that has changed its run waits before it commits, until the answer is called. */
  async function holdClaims(): Promise<() => Promise<void>> {
    await db.pool.query(`
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER hold AFTER UPDATE ON run DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (new.state = 'running') EXECUTE FUNCTION hold()`);
    const client = await db.pool.connect();
    await client.query('SELECT pg_advisory_lock(1)');
    return async () => {
      await client.query('SELECT pg_advisory_unlock(1)');
      client.release();
    };
  }
  return { db, runtime, runId, claims: claims('node'), state, holdClaims };
}

test('a cancel that is told while the claim is on its way finds the run, which never starts', async () => {
  const { db, runtime, runId, claims, state, holdClaims } = await aQueuedRun();
  const letGo = await holdClaims();
  const execution = executeQueuedRun(runtime, claims.claim);
  const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
  await expect.poll(async () => (await db.pool.query(waiting)).rows).toEqual([{ n: 1 }]);
  claims.hearCancel(runId);
  await letGo();
  expect((await execution)?.run.cancelRequested).toBe(true);
  expect(await state()).toBe('cancelled');
  expect(runtime.active.size).toBe(0);
});

test('a cancel that is told right after the claim finds the controller', async () => {
  const { runtime, runId, claims, state } = await aQueuedRun();
  const execution = executeQueuedRun(runtime, async () => {
    const claimed = await claims.claim();
    queueMicrotask(() => queueMicrotask(() => runtime.active.get(runId)?.abort()));
    return claimed;
  });
  await execution;
  expect(await state()).toBe('cancelled');
});

test('with nothing to claim nothing is executed, and nothing is remembered', async () => {
  const { runtime, state } = await aQueuedRun();
  expect(await executeQueuedRun(runtime, async () => undefined)).toBeUndefined();
  expect(await state()).toBe('queued');
  expect(runtime.active.size).toBe(0);
});
