import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { cardState } from '../canvas/run-colour.ts';
import { type JudgedRun, shownState } from './shown-state.ts';
import { withRunFacts } from './with-run-facts.ts';

const loop = newStep('forEach', { id: stepId.parse('l'), key: 'each' });
const inner = newStep('wait', { id: stepId.parse('i'), key: 'pause' });
const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [loop.id]: loop, [inner.id]: inner },
  lanes: { [ROOT_LANE]: [loop.id], [laneOf(loop.id, 'body')]: [inner.id] },
};
const none = { succeeded: 0, failed: 0, unknown: 0, skipped: 0, running: 0, durationMs: 5 };
const cut = { ...none, stepId: 'l', total: 2, skipped: 1 };
const done = { ...none, stepId: 'i', total: 1, succeeded: 1 };
const toInner: JudgedRun = {
  state: 'succeeded',
  test: { dryRun: false, record: null, records: {}, until: 'i', only: null },
  waitsFor: [],
};
const states = (run: JudgedRun, counts = [cut, done]) =>
  withRunFacts(counts, run, document).map((each) => cardState(each));

test('the loop a test to a step ended in was stopped, not cancelled', () => {
  expect(states(toInner)).toEqual(['stopped', 'succeeded']);
  expect(shownState({ path: 'each', state: 'cancelled' }, toInner)).toBe('stopped');
});

test('a loop that was left before anything of it was counted is marked too', () => {
  expect(states(toInner, [done])).toEqual(['succeeded', 'stopped']);
});

test('a person who cancels the test cancels its loops', () => {
  expect(states({ ...toInner, state: 'cancelled' })).toEqual(['skipped', 'succeeded']);
  expect(shownState({ path: 'each', state: 'cancelled' }, { ...toInner, state: 'cancelled' })).toBe(
    'cancelled',
  );
});

test('a test that never came to its step stopped nowhere', () => {
  expect(states(toInner, [cut])).toEqual(['skipped']);
});

test('a step that waits for a moment or a callback waits, also inside a loop; a decision is told as such', () => {
  const started = { ...none, stepId: 'i', total: 1, running: 1 };
  const wait = { kind: 'timer' as const, path: 'each[0]/pause' };
  const waiting: JudgedRun = { state: 'waiting', test: null, waitsFor: [wait] };
  expect(states(waiting, [started])).toEqual(['waiting']);
  expect(shownState({ path: 'each[0]/pause', state: 'started' }, waiting)).toBe('waiting');
  expect(shownState({ path: 'each[1]/pause', state: 'started' }, waiting)).toBe('started');
  expect(states({ ...waiting, waitsFor: [{ ...wait, kind: 'decision' }] }, [started])).toEqual(['running']);
});
