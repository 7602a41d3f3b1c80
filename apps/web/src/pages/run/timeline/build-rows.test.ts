import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { StepRunItem } from '../run-view.ts';
import { buildRows, type Iterations, type Readers, type StepPage, type TimelineState } from './build-rows.ts';
import { keepSame } from './keep-same.ts';

const query = newStep('buildJson', { id: stepId.parse('q'), key: 'query' });
const loop = newStep('forEach', { id: stepId.parse('l'), key: 'each' });
const inner = newStep('buildJson', { id: stepId.parse('i'), key: 'call' });
const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [query.id]: query, [loop.id]: loop, [inner.id]: inner },
  lanes: { [ROOT_LANE]: [query.id, loop.id], [laneOf(loop.id, 'body')]: [inner.id] },
};
const item = (path: string, id: string, state: StepRunItem['state'] = 'succeeded'): StepRunItem => ({
  path,
  stepId: id,
  sequence: 1,
  state,
  startedAtMs: 0,
  durationMs: 1,
  tryNumber: 1,
  error: null,
});
const page = (items: StepRunItem[], nextCursor: string | null = null): StepPage => ({ items, nextCursor });
const items: Iterations = {
  total: 3,
  succeeded: 2,
  failed: 1,
  recorded: 2,
  first: 0,
  index: 2,
  previous: 0,
  next: null,
  previousFailed: 2,
  nextFailed: 2,
};
const state: TimelineState = {
  document,
  loops: [],
  live: false,
  startMs: 0,
  chosen: {},
  closed: new Set(),
  pages: {},
};

/** Answers what was read, and remembers what was asked for. */
function reading(known: { lanes: Record<string, StepPage>; items?: Record<string, Iterations> }) {
  const asked: string[] = [];
  const of = <T>(place: string, data: T | undefined) => {
    asked.push(place);
    return { data, error: null, again: () => undefined };
  };
  const read: Readers = {
    lane: (parentPath, cursor) => {
      const place = cursor === undefined ? parentPath : `${parentPath}@${cursor}`;
      return of(`lane ${place}`, known.lanes[place]);
    },
    items: (loopPath) => of(`items ${loopPath}`, known.items?.[loopPath]),
    own: (path) => of(`own ${path}`, page([])),
  };
  return { asked, read };
}
const kinds = (rows: ReturnType<typeof buildRows>) =>
  rows.map((row) => (row.kind === 'step' ? row.item.path : row.kind));

test('a loop opens at its first failed item, and asks for what ran in it', () => {
  const { asked, read } = reading({
    lanes: {
      '': page([item('query', 'q'), item('each', 'l', 'failed')]),
      'each[2]': page([item('each[2]/call', 'i', 'failed')]),
    },
    items: { each: items },
  });
  expect(kinds(buildRows(state, read))).toEqual(['query', 'each', 'selector', 'each[2]/call']);
  expect(asked).toEqual(['lane ', 'items each', 'own each[2]', 'lane each[2]']);
});

test('the chosen item is shown; of a closed loop nothing is read', () => {
  const known = {
    lanes: { '': page([item('each', 'l')]), 'each[0]': page([item('each[0]/call', 'i')]) },
    items: { each: items },
  };
  expect(kinds(buildRows({ ...state, chosen: { each: 0 } }, reading(known).read))).toEqual([
    'each',
    'selector',
    'each[0]/call',
  ]);
  const { asked, read } = reading(known);
  expect(kinds(buildRows({ ...state, closed: new Set(['each']) }, read))).toEqual(['each']);
  expect(asked).toEqual(['lane ']);
});

test('a long lane is read page by page: the end of one page asks for the next', () => {
  const known = {
    lanes: { '': page([item('query', 'q')], '7'), '@7': page([item('each', 'l', 'skipped')]) },
  };
  expect(kinds(buildRows(state, reading(known).read))).toEqual(['query', 'more']);
  expect(kinds(buildRows({ ...state, pages: { '': 2 } }, reading(known).read))).toEqual(['query', 'each']);
});

test('an item that left nothing in the log says so; a live one is still empty', () => {
  const known = { lanes: { '': page([item('each', 'l')]), 'each[1]': page([]) }, items: { each: items } };
  const shown = { ...state, chosen: { each: 1 } };
  expect(buildRows(shown, reading(known).read).at(-1)).toMatchObject({ kind: 'note', note: 'notKept' });
  expect(buildRows({ ...shown, live: true }, reading(known).read).at(-1)).toMatchObject({ note: 'empty' });
});

test('rows of which nothing changed stay the same objects', () => {
  const lanes = { '': page([item('query', 'q'), item('each', 'l', 'skipped')]) };
  const before = buildRows(state, reading({ lanes }).read);
  const [first, second] = lanes[''].items;
  const changed = { '': page([first as StepRunItem, { ...(second as StepRunItem), durationMs: 9 }]) };
  const after = keepSame(before, buildRows(state, reading({ lanes: changed }).read));
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
