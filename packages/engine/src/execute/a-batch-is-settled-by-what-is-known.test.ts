import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { type MemoryLedger, memoryLedger } from '../testing-ports/memory-ledger.ts';
import { answering, refusal, runFlow, type TestAction } from '../testing-ports/run-flow.ts';

async function ledgerOf(...keys: string[]): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  const records = keys.map((key) => ({ key, data: { code: key }, fields: {} }));
  await ledger.stage({ dataset: 'items', path: 'stage', from: 0, records });
  return ledger;
}

const once = { dataset: 'items', retry: { times: 0, delayMs: 0 } };
const tryAgain = { dataset: 'items', batchSize: 2, retry: { times: 1, delayMs: 0 } };
const posting = (run: TestAction['run']): Record<string, TestAction> => ({
  'erp.post': { effect: 'write', run },
});

test('records the target does not name are delivered, refused ones are parked after their last try', async () => {
  const ledger = await ledgerOf('A', 'B', 'C');
  const flow = aFlow()
    .manual()
    .datasetDeliver(
      'deliver',
      {
        ...once,
        results: '{{ steps.post.body.results }}',
        mapped: '{{ $map(loops.deliver.item.records, function($r) { { "ItemCode": $r.key } }) }}',
      },
      (lane) => lane.action('erp', 'post', { items: '{{ loops.deliver.item.records.data }}' }),
    );
  const results = [
    { key: 'A', ok: true, id: 7 },
    { key: 'B', ok: false, message: 'price missing' },
  ];
  const { outcome } = await runFlow(flow, {
    ledger,
    actions: { 'erp.post': answering(() => ({ results }), 'write') },
  });
  expect(outcome).toMatchObject({
    state: 'completedWithFailures',
    output: { delivered: 2, failed: 0, parked: 1, batches: 1 },
  });
  expect(ledger.lines()).toEqual(['A delivered', 'B parked', 'C delivered']);
  expect(ledger.records.get('A')).toMatchObject({ targetId: '7', mapped: { ItemCode: 'A' } });
  expect(ledger.records.get('B')?.error).toMatchObject({
    code: 'recordRefused',
    details: { answer: 'price missing' },
  });
  expect(ledger.records.get('B')?.answered).toEqual(results[1]);
});

test('a body that fails before anything was written makes its records wait for another try', async () => {
  const ledger = await ledgerOf('A', 'B');
  let calls = 0;
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', tryAgain, (lane) => lane.action('erp', 'post'));
  const { outcome } = await runFlow(flow, {
    ledger,
    actions: posting(() => {
      calls += 1;
      if (calls === 1) throw refusal('connector.httpError');
      return undefined;
    }),
  });
  expect(calls).toBe(2);
  expect(outcome.output).toEqual({ delivered: 2, failed: 2, parked: 0, batches: 2 });
  expect(ledger.lines()).toEqual(['A delivered', 'B delivered']);
});

test('records of a call that may have happened are parked at once, however many tries are left', async () => {
  const ledger = await ledgerOf('A');
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', tryAgain, (lane) => lane.action('erp', 'post'));
  await runFlow(flow, {
    ledger,
    actions: posting(() => {
      throw refusal('connector.connectionLost', { details: { mayHaveHappened: true } });
    }),
  });
  expect(ledger.records.get('A')).toMatchObject({ state: 'parked', outcome: 'uncertain', tries: 1 });
});

test('a step that fails after the write went out parks the records: they are with the target', async () => {
  const ledger = await ledgerOf('A');
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', tryAgain, (lane) => lane.action('erp', 'post').action('erp', 'markSynced'));
  const { outcome } = await runFlow(flow, {
    ledger,
    actions: {
      ...posting(() => undefined),
      'erp.markSynced': {
        effect: 'write',
        run: () => {
          throw refusal('connector.httpError');
        },
      },
    },
  });
  expect(outcome.output).toMatchObject({ delivered: 0, failed: 0, parked: 1 });
  expect(ledger.records.get('A')?.error).toMatchObject({ code: 'connector.httpError' });
});

test('answers that cannot be read park the batch instead of sending it again', async () => {
  const ledger = await ledgerOf('A');
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', { ...tryAgain, results: '{{ steps.post.body }}' }, (lane) =>
      lane.action('erp', 'post'),
    );
  const { journal } = await runFlow(flow, {
    ledger,
    actions: { 'erp.post': answering(() => [{ key: 'A' }], 'write') },
  });
  expect(ledger.records.get('A')).toMatchObject({
    state: 'parked',
    error: { code: 'answersUnreadable', field: 'results' },
  });
  expect(journal.lines()).toContain('deliver[0] failed');
});

test('the run’s end in mid-batch settles nothing: the batch stays taken', async () => {
  const ledger = await ledgerOf('A', 'B', 'C');
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', tryAgain, (lane) => lane.terminate('succeeded'));
  await runFlow(flow, { ledger });
  expect(ledger.lines()).toEqual(['A delivering', 'B delivering', 'C pending']);
});

test('no more than maxRecords are taken', async () => {
  const ledger = await ledgerOf('A', 'B', 'C', 'D');
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', { ...tryAgain, maxRecords: 3 }, (lane) => lane.action('erp', 'post'));
  const { outcome } = await runFlow(flow, { ledger, actions: posting(() => undefined) });
  expect(outcome.output).toEqual({ delivered: 3, failed: 0, parked: 0, batches: 2 });
  expect(ledger.lines().at(-1)).toBe('D pending');
});
