import { claimRuns, getRun, insertQueuedRun, newId } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { executeQueuedRun } from './execute-queued-run.ts';

async function aQueuedRun() {
  const { db, tenantId, runtime } = await runtimeStage();
  const [flowId, versionId] = [newId(), newId()];
  const document = aFlow().manual().buildJson('made', 1).build();
  await db.pool.query(
    `INSERT INTO flow (id, tenant_id, name, draft, bindings) VALUES ($1, $2, $1, $3, '{}')`,
    [flowId, tenantId, document],
  );
  await db.pool.query(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document) VALUES ($1, $2, $3, 1, $1, $4)`,
    [versionId, tenantId, flowId, document],
  );
  const runId = await insertQueuedRun(db.pool, {
    tenantId,
    flowId,
    versionId,
    triggerKey: 'manual',
    triggerKind: 'manual',
    triggerInputJson: '{}',
  });
  const claim = async () => (await claimRuns(db, { runIds: [runId], nodeId: 'node' }))[0];
  const state = async () => (await getRun(db, { tenantId, runId }))?.state;
  return { runtime, runId, claim, state };
}

test('a cancel that is told right after the claim finds the run, which never starts', async () => {
  const { runtime, runId, claim, state } = await aQueuedRun();
  await executeQueuedRun(
    runtime,
    async () => {
      const claimed = await claim();
      // What the notification of a cancel does.
      runtime.active.get(runId)?.abort();
      return claimed;
    },
    runId,
  );
  expect(await state()).toBe('cancelled');
  expect(runtime.active.size).toBe(0);
});

test('a run that somebody else has is left alone, and nothing is remembered of it', async () => {
  const { runtime, runId, state } = await aQueuedRun();
  expect(await executeQueuedRun(runtime, async () => undefined, runId)).toBeUndefined();
  expect(await state()).toBe('queued');
  expect(runtime.active.size).toBe(0);
});
