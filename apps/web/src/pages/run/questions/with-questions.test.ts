import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { cardState } from '../../../designer/canvas/run-colour.ts';
import type { Question } from './questions-of.ts';
import { withQuestions } from './with-questions.ts';

const loop = newStep('forEach', { id: stepId.parse('l'), key: 'each' });
const post = newStep('wait', { id: stepId.parse('p'), key: 'post' });
const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [loop.id]: loop, [post.id]: post },
  lanes: { [ROOT_LANE]: [loop.id], [laneOf(loop.id, 'body')]: [post.id] },
};
const counts = [
  { stepId: 'l', total: 1, succeeded: 0, failed: 0, unknown: 0, skipped: 0, running: 1, durationMs: 5 },
];
const open = (path: string): Question => ({ path, answer: undefined });
const by = { id: 'u', name: 'Li' };
const answered = (path: string): Question => ({
  path,
  answer: { attempt: 1, path, decision: 'happened', by, at: '2026-11-26T10:00:00.000Z' },
});

test('the card of a step is told what is open, what is answered and that the next one is there, counted or not', () => {
  const questions = [open('each[0]/post'), answered('each[1]/post'), open('each[2]/post')];
  const [each, posts] = withQuestions(counts, { questions, next: questions[2] }, document);
  expect(each).toEqual(counts[0]);
  expect(posts?.asks).toEqual({ open: 2, answered: 1, isNext: true });
  expect([cardState(each), cardState(posts)]).toEqual(['running', 'unknown']);
});

test('a run that asks nothing is drawn as it is', () => {
  expect(withQuestions(counts, { questions: [], next: undefined }, document)).toBe(counts);
});
