import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { textOf } from '../value/convert-type.ts';
import type { Completion } from './completion.ts';
import { evaluate } from './evaluate.ts';
import type { StepCall } from './step-call.ts';

/** Ends the run on purpose. Finally lanes on the way still run; a try does not catch it. */
export const compileTerminate: StepCompiler<'terminate'> = (step) => {
  const { outcome } = step.config;
  const message = compileEvaluator(step.config.message ?? '', 'message');
  return (call) =>
    after(evaluate(call, message), (value) => {
      const text = textOf(value);
      call.input = text === '' ? { outcome } : { outcome, message: text };
      return { completion: ended(call, outcome, text), output: undefined };
    });
};

function ended(call: StepCall, outcome: 'succeeded' | 'failed' | 'cancelled', text: string): Completion {
  if (outcome !== 'failed') return { kind: 'terminated', outcome };
  const { failure } = engineFailure('terminatedAsFailed', `the flow ended the run as failed: ${text}`, {
    terminatedWith: text,
  });
  const { step, path } = call;
  return { kind: 'terminated', outcome, error: { ...failure, stepId: step.id, stepKey: step.key, path } };
}
