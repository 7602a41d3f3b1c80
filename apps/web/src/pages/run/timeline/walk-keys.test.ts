import { newStep, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { TimelineRow } from './build-rows.ts';
import { RUN_ROW, walkStep } from './walk-keys.ts';

const step = newStep('forEach', { id: stepId.parse('l'), key: 'each' });
const row = (path: string, loop = false, open = false): TimelineRow => ({
  key: path,
  indent: 0,
  kind: 'step',
  step,
  loop,
  open,
  item: {
    path,
    stepId: 'l',
    sequence: 1,
    state: 'succeeded',
    startedAtMs: 0,
    durationMs: 0,
    tryNumber: 1,
    error: null,
  },
});
const rows: TimelineRow[] = [
  row('query'),
  row('each', true, true),
  { key: 'each:items', indent: 1, kind: 'loading' },
  row('each[2]/inner', true, false),
  row('answer'),
];

test('up and down walk over what ran and nothing else, from the run to the last step', () => {
  expect(walkStep(rows, RUN_ROW, 'ArrowDown')).toEqual({ kind: 'focus', key: 'query' });
  expect(walkStep(rows, 'each', 'ArrowDown')).toEqual({ kind: 'focus', key: 'each[2]/inner' });
  expect(walkStep(rows, 'query', 'ArrowUp')).toEqual({ kind: 'focus', key: RUN_ROW });
  expect(walkStep(rows, 'answer', 'ArrowDown')).toBeUndefined();
  expect(walkStep(rows, 'query', 'End')).toEqual({ kind: 'focus', key: 'answer' });
});

test('right opens a closed loop and enters an open one; left closes it, or leads out of it', () => {
  expect(walkStep(rows, 'each[2]/inner', 'ArrowRight')).toEqual({ kind: 'fold', loopPath: 'each[2]/inner' });
  expect(walkStep(rows, 'each', 'ArrowRight')).toEqual({ kind: 'focus', key: 'each[2]/inner' });
  expect(walkStep(rows, 'each', 'ArrowLeft')).toEqual({ kind: 'fold', loopPath: 'each' });
  expect(walkStep(rows, 'each[2]/inner', 'ArrowLeft')).toEqual({ kind: 'focus', key: 'each' });
  expect(walkStep(rows, 'query', 'ArrowRight')).toBeUndefined();
});
