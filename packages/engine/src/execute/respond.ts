/**
 * Answers whoever waits for the run; the flow goes on. Everything before the answer, and the answer itself, is on disk
 * before it leaves: a caller never holds an answer the journal does not know. Either this step waits for that, or the
 * responder holds the answer back by itself (`holdsUntilDurable`).
 */
import { engineFailure } from '../failure/codes.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { compileEvaluator, type Evaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { HttpAnswer } from '../ports.ts';
import { textOf } from '../value/convert-type.ts';
import { toNumeric } from '../value/numeric.ts';
import { valueKind } from '../value/value-kind.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import type { Executed, StepCall } from './step-call.ts';

export const compileRespond: StepCompiler<'respond'> = (step) => {
  const { bodyType } = step.config;
  const status = compileEvaluator(step.config.status, 'status');
  const body = compileEvaluator(step.config.body ?? null, 'body');
  const headers = (step.config.headers ?? []).map(({ name, value }, index) => ({
    name,
    value: compileEvaluator(value, `headers[${index}].value`),
  }));
  return (call) =>
    after(evaluate(call, status), (statusValue) =>
      after(evaluateHeaders(call, headers), (headerValues) =>
        after(evaluate(call, body), (bodyValue) => {
          const answer: HttpAnswer = { status: statusOf(statusValue), headers: headerValues, bodyType };
          if (bodyType !== 'empty') answer.body = bodyOf(bodyType, bodyValue);
          call.input = answer;
          return send(call, answer);
        }),
      ),
    );
};

function send(call: StepCall, answer: HttpAnswer): Executed {
  const { run } = call;
  if (run.answer) throw engineFailure('alreadyResponded', 'the run has already been answered');
  weigh(answer.body, run.limits, 'body');
  run.answer = answer;
  const { responder } = run.ports;
  call.durable = responder.holdsUntilDurable !== true;
  call.effect = true;
  return { completion: NEXT, output: undefined, whenRecorded: () => responder.respond(answer) };
}

function evaluateHeaders(
  call: StepCall,
  headers: readonly { name: string; value: Evaluator }[],
): MaybePromise<HttpAnswer['headers']> {
  return headers.reduce<MaybePromise<HttpAnswer['headers']>>(
    (before, { name, value }) =>
      after(before, (done) =>
        after(evaluate(call, value), (header) => {
          if (header === undefined || header === null || header === '') return done;
          const text = textOf(header);
          if (/[\r\n]/.test(text))
            throw engineFailure('invalidHeader', `header ${name} has a line break`, { name });
          done.push({ name, value: text });
          return done;
        }),
      ),
    [],
  );
}

function statusOf(value: unknown): number {
  const status = toNumeric(value);
  if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599) return status;
  const found = typeof value === 'string' || typeof value === 'number' ? String(value) : valueKind(value);
  throw engineFailure('invalidStatus', `status is ${found}`, { found }, 'status');
}

function bodyOf(bodyType: HttpAnswer['bodyType'], value: unknown): unknown {
  if (bodyType === 'json') return value;
  const text = textOf(value);
  if (bodyType === 'redirect' && (text === '' || /[\r\n]/.test(text))) {
    throw engineFailure('redirectWithoutAddress', 'the redirect has no usable address', {}, 'body');
  }
  return text;
}
