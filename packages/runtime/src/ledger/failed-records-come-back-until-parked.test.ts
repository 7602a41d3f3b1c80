import { confirmRecords, getDatasetRecord, inTransaction, lockDataset, resendRecords } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { ledgerStage, PATH, recordsOf, settleAll, stageAll } from '../testing/ledger-stage.ts';

const order = { dataset: 'items', path: PATH, size: 10 };

test('a failed record is tried again after its pause, and parked after the last try', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  for (const [batch, state] of [
    [0, 'failed'],
    [1, 'failed'],
    [2, 'parked'],
  ] as const) {
    expect(await run.ledger.claimBatch({ ...order, batch })).toHaveLength(1);
    await settleAll(run, { dataset: 'items', batch, keys: ['A'] }, 'failed');
    expect(await stage.lines('items')).toEqual([`A ${state}`]);
    // Its pause is not over.
    expect(await run.ledger.claimBatch({ ...order, batch: batch + 1 })).toEqual([]);
    await stage.passPause();
  }
  expect(await run.ledger.claimBatch({ ...order, batch: 3 })).toEqual([]);
  expect(await run.ledger.delivery({ dataset: 'items', path: PATH })).toMatchObject({
    counts: { delivered: 0, failed: 2, parked: 1, batches: 3 },
  });
});

test('the pause doubles with each try', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  const pauses: number[] = [];
  for (let batch = 0; batch < 3; batch += 1) {
    await run.ledger.claimBatch({ ...order, batch });
    const retry = { times: 9, delayMs: 60_000 };
    await settleAll(run, { dataset: 'items', batch, keys: ['A'], retry }, 'failed');
    const { rows } = await stage.db.pool.query<{ pause: number }>(
      'SELECT round(extract(epoch FROM next_try_at - tried_at) / 60)::int AS pause FROM dataset_record',
    );
    pauses.push(rows[0]?.pause ?? 0);
    await stage.passPause();
  }
  expect(pauses).toEqual([1, 2, 4]);
});

test('an uncertain record waits for a person: new content does not wake it, a resend or a confirmation does', async () => {
  const stage = await ledgerStage();
  const { db, tenantId } = stage;
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A', 'B', 'C'));
  await run.ledger.claimBatch({ ...order, batch: 0 });
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A', 'B', 'C'] }, 'uncertain');
  await stageAll(run, 'items', [{ key: 'A', data: { code: 'A', price: 2 }, fields: {} }], 'later');
  expect(await stage.counts('items')).toEqual({ parked: 3 });

  const now = new Date();
  const touch = (work: 'all' | 'resend' | 'confirm') =>
    inTransaction(db, async (client) => {
      const datasetId = (await lockDataset(client, { tenantId, name: 'items' })) ?? '';
      if (work === 'confirm') return confirmRecords(client, { tenantId, datasetId, keys: ['B'], now });
      const chosen = work === 'all' ? { states: ['parked' as const] } : { keys: ['A'] };
      return resendRecords(client, { tenantId, datasetId, chosen, now, limit: 10 });
    });
  expect(await touch('all')).toBe(0);
  expect(await touch('resend')).toBe(1);
  expect(await touch('confirm')).toBe(1);
  expect(await stage.lines('items')).toEqual(['A pending', 'B delivered', 'C parked']);
  expect(await stage.counts('items')).toEqual({ pending: 1, delivered: 1, parked: 1 });
  const [record] = await run.ledger.claimBatch({ ...order, batch: 1 });
  expect(record?.data).toEqual({ code: 'A', price: 2 });
});

test('what was sent, what the target said and its own id stand with the record', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  await run.ledger.claimBatch({ ...order, batch: 0 });
  const told = { mapped: { ItemCode: 'A' }, answered: { key: 'A', ok: true, id: 7 }, targetId: '7' };
  await run.ledger.settle({
    ...order,
    batch: 0,
    records: [{ key: 'A', outcome: 'delivered', ...told }],
    retry: { times: 0, delayMs: 0 },
  });
  const { rows } = await stage.db.pool.query<{ id: string }>('SELECT id FROM dataset');
  const datasetId = rows[0]?.id ?? '';
  const record = await getDatasetRecord(stage.db, { tenantId: stage.tenantId, datasetId, key: 'A' });
  expect(record).toMatchObject({
    state: 'delivered',
    sourceJson: '{"code":"A"}',
    mappedJson: '{"ItemCode":"A"}',
    answeredJson: '{"key":"A","ok":true,"id":7}',
    targetId: '7',
    stagedRunId: run.lease.runId,
    triedRunId: run.lease.runId,
    errorJson: null,
  });
});
