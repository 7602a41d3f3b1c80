import { expect, test } from 'vitest';
import { ledgerStage, PATH, recordsOf, settleAll, stageAll } from '../testing/ledger-stage.ts';
import { releaseBatches } from './release-batches.ts';

async function halfDelivered() {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A', 'B', 'C', 'D', 'E'));
  for (const batch of [0, 1, 2, 3, 4]) {
    await run.ledger.claimBatch({ dataset: 'items', path: PATH, batch, size: 1 });
  }
  return { stage, run };
}

test('records of an ended run wait again; those whose call went out or may have are parked', async () => {
  const { stage, run } = await halfDelivered();
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'delivered');
  await stage.journal(run, [
    ['deliver[1]/read', 'succeeded'],
    ['deliver[2]/post', 'started'],
    ['deliver[2]/post', 'failed', { code: 'connector.httpError', details: {} }],
    ['deliver[3]/post', 'started'],
    ['deliver[3]/post', 'succeeded'],
    ['deliver[4]/post', 'started'],
  ]);
  expect(await releaseBatches(stage.db, {})).toEqual({ waiting: 0, parked: 0 });
  await stage.end(run);
  expect(await releaseBatches(stage.db, { runId: run.lease.runId })).toEqual({ waiting: 2, parked: 2 });
  expect(await stage.lines('items')).toEqual([
    'A delivered',
    'B pending',
    'C pending',
    'D parked',
    'E parked',
  ]);
  expect(await stage.counts('items')).toEqual({ pending: 2, delivered: 1, parked: 2 });
});

test('a failure that says the call may have happened parks its records', async () => {
  const { stage, run } = await halfDelivered();
  const details = { mayHaveHappened: true };
  await stage.journal(run, [
    ['deliver[0]/post', 'started'],
    ['deliver[0]/post', 'failed', { code: 'connector.connectionLost', details }],
  ]);
  await stage.end(run, 'cancelled');
  expect(await releaseBatches(stage.db, {})).toEqual({ waiting: 4, parked: 1 });
});

test('a run that waits or is retried keeps its batches', async () => {
  const { stage, run } = await halfDelivered();
  await stage.end(run, 'needsDecision');
  expect(await releaseBatches(stage.db, {})).toEqual({ waiting: 0, parked: 0 });
  await stage.end(run, 'queued');
  expect(await releaseBatches(stage.db, {})).toEqual({ waiting: 0, parked: 0 });
  expect(await stage.counts('items')).toEqual({ delivering: 5 });
});

test('records of a run that is gone wait again', async () => {
  const { stage, run } = await halfDelivered();
  await stage.db.pool.query('DELETE FROM run WHERE id = $1', [run.lease.runId]);
  expect(await releaseBatches(stage.db, {})).toEqual({ waiting: 5, parked: 0 });
});
