import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { openLoops } from './open-loops.ts';

const loop = newStep('forEach', { id: stepId.parse('l'), key: 'eachLine' });
const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [loop.id]: loop },
  lanes: { [ROOT_LANE]: [loop.id], [laneOf(loop.id, 'body')]: [] },
};
const progress = [{ path: 'eachLine', total: 9, succeeded: 2, failed: 0 }];
const row = (path: string, startedAtMs: number, durationMs: number) => ({
  path,
  stepId: 'x',
  sequence: 1,
  state: 'succeeded' as const,
  startedAtMs,
  durationMs,
  tryNumber: 1,
  error: null,
});

test('a loop that has not ended stands in its lane, running since the step before it ended', () => {
  expect(openLoops('', [row('query', 100, 20)], progress, document, 90)).toMatchObject([
    { path: 'eachLine', stepId: 'l', state: 'started', startedAtMs: 120 },
  ]);
});

test('a recorded loop, and one of another lane, are left alone', () => {
  expect(openLoops('', [row('eachLine', 100, 20)], progress, document, 90)).toEqual([]);
  expect(openLoops('other[1]', [], progress, document, 90)).toEqual([]);
});
