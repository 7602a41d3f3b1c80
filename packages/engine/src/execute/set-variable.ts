import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { cellOf, valueFor } from './variable-cell.ts';

export const compileSetVariable: StepCompiler<'setVariable'> = (step, context) => {
  const { name } = step.config;
  const slot = context.variableSlot(name);
  const given = compileEvaluator(step.config.value, 'value');
  return (call) =>
    after(evaluate(call, given), (raw) => {
      call.input = { name };
      const cell = cellOf(call, slot, name);
      const value = valueFor(cell.type, raw, name);
      const { limits } = call.run;
      cell.weight = weigh(value, { ...limits, maxValueBytes: limits.maxVariableBytes });
      cell.value = value;
      cell.owned = false;
      return { completion: NEXT, output: { value } };
    });
};
