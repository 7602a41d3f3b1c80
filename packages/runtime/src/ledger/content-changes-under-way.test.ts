import { expect, test } from 'vitest';
import { ledgerStage, PATH, recordsOf, settleAll, stageAll } from '../testing/ledger-stage.ts';

const order = { dataset: 'items', path: PATH, size: 10 };
const changed = (key: string) => [{ key, data: { code: key, price: 2 }, fields: {} }];

test('unchanged records are skipped, changed ones wait again; the order of an object’s keys is no change', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  const records = [
    { key: 'A', data: { code: 'A', price: 1 }, fields: {} },
    { key: 'B', data: { code: 'B', price: 1 }, fields: {} },
  ];
  expect(await stageAll(run, 'items', records)).toEqual({ new: 2, changed: 0, unchanged: 0 });
  await run.ledger.claimBatch({ ...order, batch: 0 });
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A', 'B'] }, 'delivered');
  const again = [{ key: 'A', data: { price: 1, code: 'A' }, fields: {} }, ...changed('B')];
  expect(await stageAll(run, 'items', again, 'again')).toEqual({ new: 0, changed: 1, unchanged: 1 });
  expect(await stage.lines('items')).toEqual(['A delivered', 'B pending']);
  const [record] = await run.ledger.claimBatch({ ...order, batch: 1 });
  expect(record?.data).toEqual({ code: 'B', price: 2 });
});

test('the hash alone decides when the step names one', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  const version = (data: object, hash: number) => [{ key: 'A', data, fields: {}, hash }];
  await stageAll(run, 'items', version({ seen: 1 }, 7));
  expect(await stageAll(run, 'items', version({ seen: 2 }, 7), 'b')).toMatchObject({ unchanged: 1 });
  expect(await stageAll(run, 'items', version({ seen: 2 }, 8), 'c')).toMatchObject({ changed: 1 });
});

test('a change staged while the record is being delivered waits behind that delivery', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  await run.ledger.claimBatch({ ...order, batch: 0 });
  expect(await stageAll(run, 'items', changed('A'), 'later')).toMatchObject({ changed: 1 });
  expect(await stage.lines('items')).toEqual(['A delivering']);
  // A takeover is given what the batch was made of, not the change.
  const next = await stage.takeOver(run);
  const [held] = await next.ledger.claimBatch({ ...order, batch: 0 });
  expect(held?.data).toEqual({ code: 'A' });
  const counts = await settleAll(next, { dataset: 'items', batch: 0, keys: ['A'] }, 'delivered');
  expect(counts).toMatchObject({ delivered: 1 });
  expect(await stage.lines('items')).toEqual(['A pending']);
  const [renewed] = await next.ledger.claimBatch({ ...order, batch: 1 });
  expect(renewed?.data).toEqual({ code: 'A', price: 2 });
});

test('a change taken back while the record is being delivered is no change', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  await stageAll(run, 'items', recordsOf('A'));
  await run.ledger.claimBatch({ ...order, batch: 0 });
  await stageAll(run, 'items', changed('A'), 'there');
  await stageAll(run, 'items', recordsOf('A'), 'back');
  await settleAll(run, { dataset: 'items', batch: 0, keys: ['A'] }, 'delivered');
  expect(await stage.lines('items')).toEqual(['A delivered']);
});

test('a chunk that was staged before the process died is not counted twice', async () => {
  const stage = await ledgerStage();
  const run = await stage.run();
  const chunk = { dataset: 'items', path: 'stage', from: 0, records: recordsOf('A', 'B') };
  await run.ledger.stage(chunk);
  const next = await stage.takeOver(run);
  expect(await next.ledger.stage(chunk)).toEqual({ new: 2, changed: 0, unchanged: 0 });
  const rest = { ...chunk, from: 2, records: recordsOf('C', 'C', 'A') };
  expect(await next.ledger.stage(rest)).toEqual({ new: 3, changed: 0, unchanged: 2 });
});
