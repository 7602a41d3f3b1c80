import { expect, test } from 'vitest';
import { isEnded, moveRun } from './run-states.ts';

test('a run is queued, runs, and ends', () => {
  expect(moveRun('queued', 'running')).toBe('running');
  expect(isEnded(moveRun('running', 'succeeded'))).toBe(true);
});

test('an ended run moves only to a new attempt', () => {
  expect(moveRun('failed', 'queued')).toBe('queued');
  expect(() => moveRun('succeeded', 'running')).toThrow(/may not move/);
  expect(() => moveRun('cancelled', 'running')).toThrow(/may not move/);
});
