import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { StageChunk } from '../ledger-port.ts';
import { createReplay } from '../resume/replay-source.ts';
import { memoryLedger } from '../testing-ports/memory-ledger.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

const stage = aFlow()
  .manual()
  .datasetStage('stage', {
    dataset: 'items',
    records: '{{ trigger.body }}',
    key: '{{ loops.row.item.code }}',
    fields: { name: 'No. {{ loops.row.number }}' },
  });

function started(body: unknown) {
  return { start: { trigger: { key: 'manual', kind: 'manual', body } } };
}

test('2,500 records go in three chunks, each record with its key and business fields', async () => {
  const ledger = memoryLedger();
  const chunks: [from: number, records: number][] = [];
  const listening = {
    ...ledger,
    stage(chunk: StageChunk) {
      chunks.push([chunk.from, chunk.records.length]);
      return ledger.stage(chunk);
    },
  };
  const body = Array.from({ length: 2_500 }, (_, at) => ({ code: at + 1 }));
  const { outcome, journal } = await runFlow(stage, { ledger: listening, ...started(body) });
  expect(chunks).toEqual([
    [0, 1_000],
    [1_000, 1_000],
    [2_000, 500],
  ]);
  expect(outcome.output).toEqual({ new: 2_500, changed: 0, unchanged: 0, total: 2_500 });
  expect(ledger.records.get('2500')).toMatchObject({ data: { code: 2_500 }, fields: { name: 'No. 2500' } });
  expect(journal.durable).toBe(journal.records.length);
});

test('a record without a key fails the step, naming the record', async () => {
  const { outcome } = await runFlow(stage, started([{ code: 'A' }, { code: '' }]));
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'recordKeyInvalid', field: 'key', details: { number: 2, found: 'text' } },
  });
});

test('a journalled staging is not repeated', async () => {
  const ledger = memoryLedger();
  const output = { new: 3, changed: 0, unchanged: 0, total: 3 };
  const line = { path: 'stage', sequence: 1, state: 'succeeded', startedAtMs: 1, tryNumber: 1 } as const;
  const own = { lines: [{ ...line, output: () => output }], loops: new Map() };
  const { outcome } = await runFlow(stage, {
    ledger,
    start: { ...started([{ code: 'A' }]).start, replay: createReplay({ own }) },
  });
  expect(outcome.output).toEqual(output);
  expect(ledger.records.size).toBe(0);
});
