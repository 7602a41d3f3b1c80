import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { memoryJournal } from '../testing-ports/memory-journal.ts';
import { type MemoryLedger, memoryLedger } from '../testing-ports/memory-ledger.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

const flow = aFlow()
  .manual()
  .datasetDeliver('deliver', { dataset: 'items', batchSize: 2 }, (lane) =>
    lane.action('erp', 'post', { keys: '{{ loops.deliver.item.records.key }}' }),
  );

async function staged(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  const records = ['A', 'B', 'C', 'D'].map((key) => ({ key, data: {}, fields: {} }));
  await ledger.stage({ dataset: 'items', path: 'stage', from: 0, records });
  return ledger;
}

test('a crash between the delivery of a batch and its settling posts it once', async () => {
  const ledger = await staged();
  const posted: unknown[] = [];
  const actions = {
    'erp.post': {
      effect: 'write' as const,
      run: (input: Record<string, unknown>) => {
        posted.push(input.keys);
        return undefined;
      },
    },
  };
  const journal = memoryJournal();
  let settlements = 0;
  const crashing: MemoryLedger = {
    ...ledger,
    settle: async (settlement) => {
      settlements += 1;
      if (settlements === 2) throw new Error('the process is gone');
      return ledger.settle(settlement);
    },
  };
  await expect(runFlow(flow, { ledger: crashing, journal, actions })).rejects.toThrow('the process is gone');
  expect(ledger.lines()).toEqual(['A delivered', 'B delivered', 'C delivering', 'D delivering']);

  const { outcome } = await runFlow(flow, {
    ledger,
    actions,
    start: { replay: createReplay({ own: historyOf(journal) }) },
  });
  expect(posted).toEqual([
    ['A', 'B'],
    ['C', 'D'],
  ]);
  expect(ledger.lines()).toEqual(['A delivered', 'B delivered', 'C delivered', 'D delivered']);
  expect(outcome.output).toEqual({ delivered: 4, failed: 0, parked: 0, batches: 2 });
});

test('records staged after the crash get a number of their own, not a journalled result', async () => {
  const ledger = await staged();
  const journal = memoryJournal();
  const posted: unknown[] = [];
  const actions = {
    'erp.post': {
      effect: 'write' as const,
      run: (input: Record<string, unknown>) => {
        posted.push(input.keys);
        return undefined;
      },
    },
  };
  await runFlow(flow, { ledger, journal, actions });
  await ledger.stage({
    dataset: 'items',
    path: 'stage',
    from: 0,
    records: [{ key: 'E', data: {}, fields: {} }],
  });
  // The run's end was lost: its deliver step is walked again.
  const { lines, loops } = historyOf(journal);
  const own = { loops, lines: lines.filter((line) => line.path !== 'deliver') };
  const second = await runFlow(flow, { ledger, actions, start: { replay: createReplay({ own }) } });
  expect(posted).toEqual([['A', 'B'], ['C', 'D'], 'E']);
  expect(second.journal.lines()).toEqual([
    'deliver[2]/post started',
    'deliver[2]/post succeeded',
    'deliver succeeded',
  ]);
});
