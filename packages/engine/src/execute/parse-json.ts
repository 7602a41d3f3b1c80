import { parseJson } from '@flowbridge/expression';
import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { findMismatch } from '../value/find-mismatch.ts';
import { valueKind } from '../value/value-kind.ts';
import { tooLarge, weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';

/** Text becomes a value; a value that is no text any more is taken as it is. With a schema, the value must fit it. */
export const compileParseJson: StepCompiler<'parseJson'> = (step) => {
  const text = compileEvaluator(step.config.text, 'text');
  const { schema } = step.config;
  return (call) =>
    after(evaluate(call, text), (given) => {
      call.input = { text: given };
      const value = typeof given === 'string' ? parse(given, call.run.limits.maxValueBytes) : parsed(given);
      weigh(value, call.run.limits);
      const mismatch = schema && findMismatch(value, schema);
      if (mismatch) {
        const { at, expected, found } = mismatch;
        throw engineFailure(
          'schemaMismatch',
          `${at || 'the value'} is ${found}, not ${expected}`,
          mismatch,
          'text',
        );
      }
      return { completion: NEXT, output: value };
    });
};

function parse(text: string, maxBytes: number): unknown {
  if (text.length > maxBytes) throw tooLarge(maxBytes, 'text');
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw engineFailure(
      'invalidJson',
      `not JSON: ${reason}`,
      { reason, beginning: text.slice(0, 40) },
      'text',
    );
  }
}

function parsed(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return value;
  const found = valueKind(value);
  throw engineFailure('invalidJson', `text is ${found}`, { reason: found, beginning: '' }, 'text');
}
