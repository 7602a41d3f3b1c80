import { expect, test } from 'vitest';
import { CliError, wrongUsage } from '../cli-error.ts';
import { describeError, exitCodeOf } from './describe-error.ts';

const refused = new CliError('flowHasProblems', 'An input is\nmissing.', {
  path: 'steps › query',
  hint: 'Fill it in.',
});

test('an error is one line with its code, its place and what to do', () => {
  expect(describeError(refused, { json: false })).toBe(
    'error: flowHasProblems: An input is missing (at steps › query). Fill it in.',
  );
  expect(describeError(new CliError('notFound', 'No such flow'), { json: false })).toBe(
    'error: notFound: No such flow.',
  );
});

test('scripts get the same as a value', () => {
  expect(JSON.parse(describeError(refused, { json: true }))).toEqual({
    error: {
      code: 'flowHasProblems',
      message: 'An input is\nmissing.',
      path: 'steps › query',
      hint: 'Fill it in.',
    },
  });
});

test('wrong usage ends with 2, a refusal and a fault of the tool with 1; a fault shows no stack', () => {
  expect([wrongUsage('x'), refused, new TypeError('y')].map(exitCodeOf)).toEqual([2, 1, 1]);
  expect(describeError(new TypeError('y is undefined'), { json: false })).toBe(
    'error: broken: y is undefined. This is a fault of the tool. Set FLOWBRIDGE_DEBUG=1 to see where it lies.',
  );
});
