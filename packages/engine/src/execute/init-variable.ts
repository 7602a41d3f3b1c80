import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { valueFor } from './variable-cell.ts';

/** Gives a name a type and a value. Inside a loop the variable belongs to the iteration and starts anew in each. */
export const compileInitVariable: StepCompiler<'initVariable'> = (step, context) => {
  const { name, type } = step.config;
  const slot = context.variableSlot(name);
  const initial = compileEvaluator(step.config.value ?? null, 'value');
  return (call) =>
    after(evaluate(call, initial), (given) => {
      call.input = { name, type };
      const value = valueFor(type, given, name);
      const weight = weigh(value, call.run.limits);
      call.frame.variables.cells[slot] = { type, value, owned: false, weight };
      return { completion: NEXT, output: { value } };
    });
};
