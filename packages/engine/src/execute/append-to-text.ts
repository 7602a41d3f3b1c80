import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { textOf } from '../value/convert-type.ts';
import { tooLarge } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { cellOf } from './variable-cell.ts';

/** Appends to a text variable; numbers as written, objects as JSON, nothing as nothing. */
export const compileAppendToText: StepCompiler<'appendToText'> = (step, context) => {
  const { name } = step.config;
  const slot = context.variableSlot(name);
  const given = compileEvaluator(step.config.value, 'value');
  return (call) =>
    after(evaluate(call, given), (raw) => {
      const added = textOf(raw);
      call.input = { name, value: added };
      const cell = cellOf(call, slot, name);
      if (typeof cell.value !== 'string') {
        throw engineFailure('variableTypeMismatch', `${name} is ${cell.type}, not text`, {
          name,
          type: 'text',
          found: cell.type,
        });
      }
      const value = cell.value + added;
      const { maxVariableBytes } = call.run.limits;
      if (value.length > maxVariableBytes) throw tooLarge(maxVariableBytes, 'value');
      cell.value = value;
      return { completion: NEXT, output: { value }, recordedOutput: { length: value.length } };
    });
};
