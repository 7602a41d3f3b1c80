import { expect, test } from 'vitest';
import { neighbourQuestion, openInside, questionsOf } from './questions-of.ts';

const wait = (path: string) => ({ kind: 'decision' as const, path });
const said = (path: string, attempt = 1, decision: 'happened' | 'repeat' = 'happened') => ({
  attempt,
  path,
  decision,
  by: { id: 'u', name: 'Li' },
  at: '2026-11-26T10:00:00.000Z',
});
const run = {
  state: 'needsDecision' as const,
  attempt: 2,
  waitsFor: [wait('each[10]/post'), wait('each[2]/post'), { kind: 'timer' as const, path: 'pause' }],
  decisions: [said('each[3]/post', 2, 'repeat'), said('each[3]/post', 2), said('first', 1)],
};
const paths = (questions: readonly { path: string }[]) => questions.map(({ path }) => path);

test('questions stand in order of place, the last answer with each; former attempts’ answers are none of them', () => {
  const questions = questionsOf(run);
  expect(paths(questions)).toEqual(['each[2]/post', 'each[3]/post', 'each[10]/post']);
  expect(questions.map(({ answer }) => answer?.decision)).toEqual([undefined, 'repeat', undefined]);
});

test('a place that asks again is open, and a run that goes on asks nothing', () => {
  const again = questionsOf({ ...run, decisions: [said('each[2]/post', 2)] });
  expect(again.map(({ answer }) => answer)).toEqual([undefined, undefined]);
  expect(questionsOf({ ...run, state: 'running' })).toEqual([]);
});

test('the next one is the next open one in order, beginning again after the last', () => {
  const questions = questionsOf(run);
  const from = (path: string | undefined, direction?: -1 | 1) =>
    neighbourQuestion(questions, path, direction)?.path;
  expect(from(undefined)).toBe('each[2]/post');
  expect(from('each[2]/post')).toBe('each[10]/post');
  expect(from('each[3]/post')).toBe('each[10]/post');
  expect(from('each[10]/post')).toBe('each[2]/post');
  expect(from('each[2]/post', -1)).toBe('each[10]/post');
  expect(neighbourQuestion([], 'x')).toBeUndefined();
});

test('a loop and an item count what is open in them, not what only begins alike', () => {
  const questions = questionsOf({ ...run, waitsFor: [...run.waitsFor, wait('eachOther[0]/post')] });
  expect(paths(openInside(questions, 'each'))).toEqual(['each[2]/post', 'each[10]/post']);
  expect(paths(openInside(questions, 'each[2]'))).toEqual(['each[2]/post']);
  expect(openInside(questions, 'each[1]')).toEqual([]);
});
