import { expect, test } from 'vitest';
import { ledgerStage, PATH, recordsOf, stageAll } from '../testing/ledger-stage.ts';

test('runs that deliver one dataset at the same time never get the same record, and none is left over', async () => {
  const stage = await ledgerStage();
  const keys = Array.from({ length: 200 }, (_, at) => `K${String(at).padStart(3, '0')}`);
  await stageAll(await stage.run(), 'items', recordsOf(...keys));
  const runs = await Promise.all([stage.run(), stage.run(), stage.run(), stage.run()]);
  const taken = await Promise.all(
    runs.map(async ({ ledger }) => {
      const own: string[] = [];
      for (let batch = 0; ; batch += 1) {
        const records = await ledger.claimBatch({ dataset: 'items', path: PATH, batch, size: 7 });
        if (records.length === 0) return own;
        own.push(...records.map(({ key }) => key));
      }
    }),
  );
  expect(taken.flat().sort()).toEqual(keys);
  expect(await stage.counts('items')).toEqual({ delivering: 200 });
});

test('runs that stage the same records at the same time make each once', async () => {
  const stage = await ledgerStage();
  const keys = Array.from({ length: 300 }, (_, at) => `K${at}`);
  const runs = await Promise.all([stage.run(), stage.run(), stage.run()]);
  const counts = await Promise.all(
    runs.map((run, at) => stageAll(run, 'items', recordsOf(...(at === 1 ? keys.toReversed() : keys)))),
  );
  expect(counts.reduce((sum, each) => sum + each.new, 0)).toBe(300);
  expect(counts.reduce((sum, each) => sum + each.unchanged, 0)).toBe(600);
  expect(await stage.counts('items')).toEqual({ pending: 300 });
});

test('two tenants’ datasets of the same name have nothing in common', async () => {
  const stage = await ledgerStage();
  const other = await stage.otherTenant();
  const mine = await stage.run();
  const theirs = await stage.run(other);
  await stageAll(mine, 'items', recordsOf('A'));
  await stageAll(theirs, 'items', recordsOf('A', 'B'));
  const claimed = await mine.ledger.claimBatch({ dataset: 'items', path: PATH, batch: 0, size: 10 });
  expect(claimed.map(({ key }) => key)).toEqual(['A']);
  expect(await stage.lines('items', other)).toEqual(['A pending', 'B pending']);
});
