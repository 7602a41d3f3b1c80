import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';

/** Its output is the value itself. The journal keeps no input: it would repeat the output. */
export const compileBuildJson: StepCompiler<'buildJson'> = (step) => {
  const value = compileEvaluator(step.config.value, 'value');
  return (call) =>
    after(evaluate(call, value), (built) => {
      weigh(built, call.run.limits);
      return { completion: NEXT, output: built };
    });
};
