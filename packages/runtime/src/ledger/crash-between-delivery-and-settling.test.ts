import { expect, test } from 'vitest';
import { LeaseLost } from '../journal/journal-faults.ts';
import { ledgerStage, PATH, recordsOf, settleAll, stageAll } from '../testing/ledger-stage.ts';

test('a batch is given again to the runner that takes over, under its number and with its records', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A', 'B', 'C'));
  const order = { dataset: 'items', path: PATH, batch: 0, size: 2 };
  const first = await run.ledger.claimBatch(order);
  expect(first).toEqual([
    { key: 'A', data: { code: 'A' }, fields: { name: 'Item A' } },
    { key: 'B', data: { code: 'B' }, fields: { name: 'Item B' } },
  ]);
  // The process is gone here: delivered, but not settled.
  const next = await stage.takeOver(run);
  expect(await next.ledger.delivery({ dataset: 'items', path: PATH })).toEqual({
    open: [0],
    next: 1,
    counts: { delivered: 0, failed: 0, parked: 0, batches: 0 },
  });
  expect(await next.ledger.claimBatch(order)).toEqual(first);
  const counts = await settleAll(next, { dataset: 'items', batch: 0, keys: ['A', 'B'] }, 'delivered');
  expect(counts).toEqual({ delivered: 2, failed: 0, parked: 0, batches: 1 });
  expect(await stage.lines('items')).toEqual(['A delivered', 'B delivered', 'C pending']);
});

test('a batch that was settled is neither given nor settled again', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A', 'B'));
  const order = { dataset: 'items', path: PATH, batch: 0, size: 1 };
  await run.ledger.claimBatch(order);
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'delivered');
  expect(await run.ledger.claimBatch(order)).toEqual([]);
  const again = await settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'failed');
  expect(again).toEqual({ delivered: 1, failed: 0, parked: 0, batches: 1 });
  expect(await stage.lines('items')).toEqual(['A delivered', 'B pending']);
});

test('a late node changes nothing: its staging, claims and settlings are refused', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  await run.ledger.claimBatch({ dataset: 'items', path: PATH, batch: 0, size: 1 });
  await stage.takeOver(run);
  await expect(settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'failed')).rejects.toThrow(
    LeaseLost,
  );
  await expect(stageAll(run, 'items', recordsOf('B'), 'again')).rejects.toThrow(LeaseLost);
  await expect(run.ledger.claimBatch({ dataset: 'items', path: PATH, batch: 1, size: 1 })).rejects.toThrow(
    LeaseLost,
  );
  expect(await stage.lines('items')).toEqual(['A delivering']);
});

test('a new attempt counts its batches on, so that no journalled call is taken for other records', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A', 'B'));
  await run.ledger.claimBatch({ dataset: 'items', path: PATH, batch: 0, size: 1 });
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'failed');
  const second = await stage.takeOver({ ...run, lease: { ...run.lease, attempt: 2 } });
  expect(await second.ledger.delivery({ dataset: 'items', path: PATH })).toEqual({
    open: [],
    next: 1,
    counts: { delivered: 0, failed: 0, parked: 0, batches: 0 },
  });
});
