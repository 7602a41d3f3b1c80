import { newStep, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { withLoopCounts } from './with-loop-counts.ts';

const loop = newStep('forEach', { id: stepId.parse('l'), key: 'eachLine' });
const other = newStep('buildJson', { id: stepId.parse('b'), key: 'line' });
const counts = (id: string) => ({
  stepId: id,
  total: 2,
  succeeded: 2,
  failed: 0,
  unknown: 0,
  skipped: 0,
  running: 0,
  durationMs: 5,
});

test('a loop counts its items over all items of the loop around it', () => {
  const merged = withLoopCounts(
    [counts('l'), counts('b')],
    [
      { path: 'eachDraft[0]/eachLine', total: 3, succeeded: 2, failed: 1 },
      { path: 'eachDraft[1]/eachLine', total: 4, succeeded: 4, failed: 0 },
    ],
    { l: loop, b: other },
    false,
  );
  expect(merged).toEqual([{ ...counts('l'), total: 7, succeeded: 6, failed: 1 }, counts('b')]);
});

test('a loop that goes on has items before it has a record of its own', () => {
  const progress = [{ path: 'eachLine', total: 1500, succeeded: 128, failed: 0 }];
  expect(withLoopCounts([], progress, { l: loop, b: other }, true)).toEqual([
    {
      stepId: 'l',
      total: 1500,
      succeeded: 128,
      failed: 0,
      skipped: 0,
      unknown: 0,
      running: 1,
      durationMs: 0,
    },
  ]);
});
