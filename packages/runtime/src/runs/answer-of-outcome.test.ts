import { expect, test } from 'vitest';
import { answerOfOutcome } from './answer-of-outcome.ts';

const detail = (code: string) => {
  const { body } = answerOfOutcome(
    { state: 'failed', error: { code, message: 'log line', path: 'a' } },
    'r1',
  );
  return body;
};

test('a failed run answers its code, place and run', () => {
  expect(detail('invalidJson')).toMatchObject({
    code: 'invalidJson',
    detail: 'log line',
    path: 'a',
    runId: 'r1',
  });
});

test('the text of an exception nobody foresaw stays inside', () => {
  expect(JSON.stringify(detail('internalError'))).not.toContain('log line');
});
