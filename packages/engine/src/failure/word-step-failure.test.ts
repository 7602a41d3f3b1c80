import { expect, test } from 'vitest';
import type { StepFailure } from '../step-failure.ts';
import { runWordings } from './run-wordings.ts';
import { wordStepFailure } from './word-step-failure.ts';
import { wordings } from './wordings.ts';

const failure = (code: string, rest: Partial<StepFailure> = {}): StepFailure => ({
  code,
  message: `log line of ${code}`,
  details: {},
  retryable: false,
  ...rest,
});

test.each([...Object.keys(wordings), ...Object.keys(runWordings)])(
  '%s has words and a next move in both languages, even without details',
  (code) => {
    for (const language of ['en', 'zh'] as const) {
      const { userMessage, hint } = wordStepFailure(failure(code), language, { step: '查询' });
      expect(userMessage).toContain('查询');
      expect(userMessage).not.toMatch(/undefined|\[object/);
      expect(userMessage).not.toContain('log line of');
      expect(hint.length).toBeGreaterThan(4);
    }
  },
);

test('a vendor’s refusal shows the vendor’s own code and text', () => {
  const refused = failure('connector.refused', {
    httpStatus: 400,
    details: { vendorCode: -10, vendorText: 'Business partner already exists' },
  });
  expect(wordStepFailure(refused, 'en', { step: 'Create order' }).userMessage).toBe(
    'Step “Create order”: the system refused or did not answer (connector.refused HTTP 400): [-10] Business partner already exists',
  );
  expect(wordStepFailure(refused, 'zh', { step: '创建订单' }).userMessage).toContain(
    '[-10] Business partner',
  );
});

test('retryable refusals get another hint than final ones', () => {
  const hint = (retryable: boolean) =>
    wordStepFailure(failure('connector.busy', { retryable }), 'en', { step: 'a' }).hint;
  expect(hint(true)).not.toBe(hint(false));
});

test('a mapping failure names the first field and how many more there are', () => {
  const mapping = failure('mappingFailed', {
    details: {
      count: 3,
      problems: [{ code: 'notInDictionary', place: 'detailData[3].unit', details: { value: 'kgs' } }],
    },
  });
  expect(wordStepFailure(mapping, 'en', { step: 'Map' }).userMessage).toBe(
    'Step “Map”: target field “detailData[3].unit”: the look-up table has no entry for “kgs” (and 2 more)',
  );
});

test('internal errors keep their cause to the log', () => {
  const bug = failure('internalError', { details: { cause: 'TypeError: secret thing' } });
  expect(wordStepFailure(bug, 'en', { step: 'a' }).userMessage).not.toContain('secret thing');
});
