import { aFlow, type StepId, stepByKey } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { findInFlow } from './find-in-flow.ts';

const document = aFlow()
  .manual()
  .action(
    'sap-b1',
    'listDrafts',
    { filter: "{{ params.since }} and Status eq 'Open'" },
    { title: 'Query drafts' },
  )
  .forEach('eachDraft', '{{ steps.listDrafts.body.value }}', (lane) =>
    lane.buildJson('line', { rows: ['{{ loops.eachDraft.item.ItemCode }}', 42] }, { note: 'Drafts only' }),
  )
  .build();
const withNote = {
  ...document,
  notes: [
    { id: 'n1' as StepId, text: `${'long '.repeat(40)}ask the customer ${'long '.repeat(40)}`, x: 0, y: 0 },
  ],
};
const names = {
  stepTitle: (id: StepId) => document.steps[id]?.title ?? '',
  triggerTitle: () => 'Manual',
  connectionName: (id: StepId) => (id === stepByKey(document, 'listDrafts')?.id ? 'SAP 生产' : undefined),
};
const places = (query: string) =>
  findInFlow(withNote, query, names).map(
    ({ stepId, place, field }) =>
      `${stepId === undefined ? '' : document.steps[stepId]?.key} ${place} ${field ?? ''}`,
  );

test('titles, keys, expressions, plain values and notes are found from top to bottom', () => {
  expect(places('DRAFTS')).toEqual([
    'listDrafts title /title',
    'listDrafts key /key',
    'listDrafts field /config/action',
    'eachDraft field /config/items',
    'line note /note',
  ]);
  expect(places('itemcode')).toEqual(['line field /config/value/rows/0']);
  expect(places('42')).toEqual(['line field /config/value/rows/1']);
});

test('a step is found by the name of its connection', () => {
  expect(places('生产')).toEqual(['listDrafts connection /config']);
});

test('a long text is shown around the find', () => {
  const [match] = findInFlow(withNote, 'ask the', names);
  expect(match?.text.slice(match.start, match.end)).toBe('ask the');
  expect(match?.text.length).toBeLessThan(100);
});

test('nothing is found by nothing', () => {
  expect(places('  ')).toEqual([]);
  expect(places('nowhere')).toEqual([]);
});
