import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { memoryLedger } from '../testing-ports/memory-ledger.ts';
import { answering, runFlow, walkFlow } from '../testing-ports/run-flow.ts';

const dryRun = { test: { dryRun: true }, usePinned: true } as const;
const actions = {
  'erp.list': answering(() => [{ entry: 7 }, { entry: 8 }]),
  'erp.create': answering(() => ({ id: 1 }), 'write'),
  'erp.update': answering(() => 'changed', 'idempotent'),
};
const calls = (events: readonly string[]) => events.filter((each) => /^(call|preview)/.test(each));

test('reads are called, writes and repeatable changes are put together and kept back, and later steps see null', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'list', {}, { key: 'drafts' })
    .forEach('each', '{{ steps.drafts.body }}', (draft) =>
      draft.action('erp', 'create', { entry: '{{ loops.each.item.entry }}' }, { key: 'create' }),
    )
    .action('erp', 'update', { of: 'all' }, { key: 'update' })
    .buildJson('after', { created: '{{ steps.update }}' });
  const { outcome, journal, events } = await runFlow(flow, { actions, start: dryRun });
  expect(calls(events)).toEqual([
    'call erp.list',
    'preview erp.create',
    'preview erp.create',
    'preview erp.update',
  ]);
  expect(outcome).toMatchObject({ state: 'succeeded', output: { created: null } });
  const last = new Map(journal.records.map((record) => [record.path, record]));
  expect(last.get('each[1]/create')).toMatchObject({
    state: 'withheld',
    input: { entry: 8 },
    output: null,
    request: { method: 'POST', body: { entry: 8 } },
  });
  expect(last.get('drafts')?.state).toBe('succeeded');
});

test('of one record: the loop shows its whole list and walks that item, with all of the loops inside it', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ ["a", "b", "c"] }}', (outer) =>
      outer.forEach('line', '{{ [1, 2] }}', (inner) =>
        inner.action('erp', 'create', { of: '{{ loops.each.item & loops.line.item }}' }, { key: 'create' }),
      ),
    );
  const ask = async (record: number) => {
    const start = { ...dryRun, test: { dryRun: true, record } };
    const { journal } = await runFlow(flow, { actions, start });
    const last = new Map(journal.records.map((each) => [each.path, each]));
    return {
      list: last.get('each')?.input,
      sent: [...last.values()].filter(({ state }) => state === 'withheld').map(({ input }) => input),
    };
  };
  expect(await ask(2)).toEqual({
    list: { count: 3, items: ['a', 'b', 'c'] },
    sent: [{ of: 'b1' }, { of: 'b2' }],
  });
  expect((await ask(4)).sent).toEqual([]);
  expect(await ask(0)).toEqual({
    list: { count: 3, columns: [], records: [['a'], ['b'], ['c']] },
    sent: [],
  });
});

test('of one record of each loop: each walks its own, and without one the first', async () => {
  const flow = aFlow()
    .manual()
    .forEach('order', '{{ ["a", "b"] }}', (body) =>
      body.action('erp', 'create', { of: '{{ loops.order.item }}' }, { key: 'createOrder' }),
    )
    .forEach('invoice', '{{ [1, 2, 3] }}', (body) =>
      body.action('erp', 'create', { of: '{{ loops.invoice.item }}' }, { key: 'createInvoice' }),
    );
  const invoice = Object.values(flow.build().steps).find(({ key }) => key === 'invoice')?.id ?? '';
  const start = { ...dryRun, test: { dryRun: true, record: 1, records: { [invoice]: 3 } } };
  const { journal } = await runFlow(flow, { actions, start });
  const last = new Map(journal.records.map((each) => [each.path, each]));
  const sent = [...last.values()].filter(({ state }) => state === 'withheld').map(({ input }) => input);
  expect(sent).toEqual([{ of: 'a' }, { of: 3 }]);
});

test('a pinned write shows its request, and later steps see the sample', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'create', { entry: 1 }, { key: 'create', pinned: { output: { body: { id: 99 } } } })
    .buildJson('after', { id: '{{ steps.create.body.id }}' });
  const { outcome, journal, events } = await runFlow(flow, { actions, start: dryRun });
  expect(calls(events)).toEqual(['preview erp.create']);
  expect(journal.records[0]).toMatchObject({ state: 'withheld', request: { body: { entry: 1 } } });
  expect(outcome.output).toEqual({ id: 99 });
});

test('datasets stay as they are', async () => {
  const ledger = memoryLedger();
  const asked: string[] = [];
  const watched = new Proxy(ledger, {
    get: (target, name, receiver) => {
      asked.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  const flow = aFlow()
    .manual()
    .datasetStage('stage', { dataset: 'orders', records: [{ id: 1 }], key: '{{ loops.row.item.id }}' })
    .datasetDeliver('deliver', { dataset: 'orders' }, (body) => body.action('erp', 'create'));
  const { journal } = await runFlow(flow, { actions, ledger: watched, start: dryRun });
  expect(asked).toEqual([]);
  expect(journal.records.map((record) => record.state)).toEqual(['withheld', 'withheld']);
});

test('a runner that takes a dry run over neither sends nor shows twice what was kept back', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'create', { entry: 1 }, { key: 'first' })
    .waitFor(1, 'minutes', { key: 'pause' })
    .action('erp', 'create', { entry: 2 }, { key: 'second' });
  const before = await walkFlow(flow, { actions, start: dryRun });
  expect(before.outcome.state).toBe('suspended');
  const replay = createReplay({ own: historyOf(before.journal) });
  const later = before.clock;
  later.advance(60_000);
  const after = await runFlow(flow, { actions, clock: later, start: { ...dryRun, replay } });
  expect(calls(after.events)).toEqual(['preview erp.create']);
  expect(after.journal.records.map(({ path, state }) => [path, state])).toEqual([
    ['pause', 'succeeded'],
    ['second', 'withheld'],
  ]);
});

test('an ordinary run, and a test run that is not dry, send their writes', async () => {
  const flow = aFlow().manual().action('erp', 'create', {}, { key: 'create' });
  for (const start of [{}, { usePinned: true }]) {
    expect(calls((await runFlow(flow, { actions, start })).events)).toEqual(['call erp.create']);
  }
});
