import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { answering, runFlow } from '../testing-ports/run-flow.ts';

const drafts = [
  { code: 16, lines: [{ item: '11028' }, { item: '14003' }] },
  { code: 17, lines: [{ item: '20001' }] },
  { code: 18, lines: [] },
];

test('nested loops see their own items, positions and those around them', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('seen', 'array')
    .forEach('eachDraft', '{{ trigger.body }}', (body) =>
      body.forEach('eachLine', '{{ loops.eachDraft.item.lines }}', (inner) =>
        inner.appendToArray('seen', {
          draft: '{{ loops.eachDraft.item.code }}',
          item: '{{ loops.eachLine.item.item }}',
          at: '{{ loops.eachDraft.number }}.{{ loops.eachLine.index }}',
          first: '{{ loops.eachLine.first }}',
        }),
      ),
    )
    .buildJson('result', '{{ vars.seen }}');
  const { outcome } = await runFlow(flow, { start: { trigger: { body: drafts } } });
  expect(outcome.output).toEqual([
    { draft: 16, item: '11028', at: '1.0', first: true },
    { draft: 16, item: '14003', at: '1.1', first: false },
    { draft: 17, item: '20001', at: '2.0', first: true },
  ]);
});

test('records of nested loops carry their address', async () => {
  const flow = aFlow()
    .manual()
    .forEach('eachDraft', '{{ trigger.body }}', (body) =>
      body.forEach('eachLine', '{{ loops.eachDraft.item.lines }}', (inner) => inner.buildJson('line', 1)),
    );
  const { journal } = await runFlow(flow, { start: { trigger: { body: drafts } } });
  expect(journal.lines()).toEqual([
    'eachDraft[0]/eachLine[0]/line succeeded',
    'eachDraft[0]/eachLine[1]/line succeeded',
    'eachDraft[0]/eachLine succeeded',
    'eachDraft[1]/eachLine[0]/line succeeded',
    'eachDraft[1]/eachLine succeeded',
    'eachDraft[2]/eachLine succeeded',
    'eachDraft succeeded',
  ]);
  expect(journal.records.map((record) => record.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a variable initialised in a loop starts anew in each iteration and is gone after the loop', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('all', 'array')
    .forEach('eachDraft', '{{ trigger.body }}', (body) =>
      body
        .initVariable('mine', 'array')
        .forEach('eachLine', '{{ loops.eachDraft.item.lines }}', (inner) =>
          inner.appendToArray('mine', '{{ loops.eachLine.item.item }}'),
        )
        .appendToArray('all', '{{ vars.mine }}'),
    )
    .buildJson('result', { all: '{{ vars.all }}', mine: '{{ vars.mine }}' });
  const { outcome } = await runFlow(flow, { start: { trigger: { body: drafts } } });
  expect(outcome.output).toEqual({ all: [['11028', '14003'], ['20001'], []] });
});

test('a variable of the same name around the loop keeps its value', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('x', 'text', 'outer')
    .forEach('each', [1, 2], (body) =>
      body.buildJson('before', '{{ vars.x }}').initVariable('x', 'text', 'inner'),
    )
    .buildJson('result', '{{ vars.x }}');
  const { outcome, journal } = await runFlow(flow);
  expect(outcome.output).toBe('outer');
  expect(journal.recordOf('each[1]/before')?.output).toBe('outer');
});

test('an iteration does not see what a step of the former iteration gave', async () => {
  const flow = aFlow()
    .manual()
    .forEach(
      'each',
      [1, 2],
      (body) =>
        body
          .condition('{{ loops.each.first }}', (then) => then.buildJson('onlyFirst', 'seen'))
          .buildJson('look', {
            found: '{{ steps.onlyFirst }}',
          }),
      { collect: '{{ steps.look }}' },
    )
    .buildJson('result', { items: '{{ steps.each.items }}', left: '{{ steps.look }}' });
  const { outcome } = await runFlow(flow);
  expect(outcome.output).toEqual({ items: [{ found: 'seen' }, {}] });
});

test('a loop over waiting calls keeps the order of its items', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..50] }}', (body) => body.action('erp', 'get', { n: '{{ loops.each.item }}' }), {
      collect: '{{ steps.get.body }}',
    });
  const { outcome } = await runFlow(flow, {
    actions: { 'erp.get': answering((input) => Number(input.n) * 2) },
  });
  expect(outcome.output).toMatchObject({ count: 50, succeeded: 50, failed: 0 });
  expect(outcome.output).toHaveProperty(
    'items',
    Array.from({ length: 50 }, (_, index) => (index + 1) * 2),
  );
});

test.each([
  ['nothing', '{{ trigger.missing }}', 0],
  ['null', null, 0],
  ['one object', { a: 1 }, 1],
])('%s is a list of its own', async (_name, items, count) => {
  const flow = aFlow()
    .manual()
    .forEach('each', items, (body) => body.buildJson('line', 1));
  const { outcome } = await runFlow(flow);
  expect(outcome.output).toMatchObject({ count });
});

test('a text is not a list, and the failure names the field', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', 'abc', (body) => body.buildJson('line', 1));
  const { outcome } = await runFlow(flow);
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'itemsNotAList', field: 'items', path: 'each', details: { found: 'text' } },
  });
});
