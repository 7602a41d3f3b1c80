import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { BatchPlace } from '../ledger-port.ts';
import { memoryLedger } from '../testing-ports/memory-ledger.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

test('batches delivered at the same time see their own records, outputs and variables', async () => {
  const ledger = memoryLedger();
  const records = ['A', 'B', 'C', 'D'].map((key) => ({ key, data: { code: key }, fields: {} }));
  await ledger.stage({ dataset: 'items', path: 'stage', from: 0, records });
  const flow = aFlow()
    .manual()
    .initVariable('all', 'array', [])
    .datasetDeliver('deliver', { dataset: 'items', batchSize: 2, concurrency: 2 }, (lane) =>
      lane
        .initVariable('first', 'text', '{{ loops.deliver.item.records[0].key }}')
        .action('erp', 'meet')
        .buildJson('seen', '{{ vars.first & loops.deliver.item.records[1].key & steps.meet.body }}')
        .appendToArray('all', '{{ steps.seen }}'),
    )
    .buildJson('result', '{{ vars.all }}');
  const waiting: (() => void)[] = [];
  let order = 0;
  const { outcome } = await runFlow(flow, {
    ledger,
    actions: {
      'erp.meet': {
        // Answers nobody before both batches have called: one after the other would never end.
        async run() {
          order += 1;
          const number = order;
          if (number === 2) for (const go of waiting) go();
          else await new Promise<void>((resolve) => waiting.push(resolve));
          return { output: { status: 200, headers: {}, body: `-${number}` } };
        },
      },
    },
  });
  expect(outcome.output).toHaveLength(2);
  expect(new Set(outcome.output as string[])).toEqual(new Set(['AB-1', 'CD-2']));
});

test('batches are taken one after the other, in the order of their numbers', async () => {
  const ledger = memoryLedger();
  const records = Array.from({ length: 9 }, (_, at) => ({ key: `K${at}`, data: {}, fields: {} }));
  await ledger.stage({ dataset: 'items', path: 'stage', from: 0, records });
  const numbers: number[] = [];
  let taking = 0;
  const slow = {
    ...ledger,
    async claimBatch(order: BatchPlace & { size: number }) {
      taking += 1;
      // Claims that overlap would all get here before the first one goes on.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      expect(taking).toBe(1);
      numbers.push(order.batch);
      const claimed = await ledger.claimBatch(order);
      taking -= 1;
      return claimed;
    },
  };
  const flow = aFlow()
    .manual()
    .datasetDeliver('deliver', { dataset: 'items', batchSize: 2, concurrency: 3 }, (lane) =>
      lane.buildJson('made', 1),
    );
  const { outcome } = await runFlow(flow, { ledger: slow });
  expect(outcome.output).toMatchObject({ delivered: 9, batches: 5 });
  expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
});
