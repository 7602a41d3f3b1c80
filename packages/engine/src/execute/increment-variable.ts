import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { addExactly } from '../value/add-exactly.ts';
import { toNumeric } from '../value/numeric.ts';
import { valueKind } from '../value/value-kind.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { cellOf, wrongType } from './variable-cell.ts';

/** Adds to a number, exactly (0.1 + 0.2 is 0.3); by 1 when `by` is not given. */
export const compileIncrementVariable: StepCompiler<'incrementVariable'> = (step, context) => {
  const { name } = step.config;
  const slot = context.variableSlot(name);
  const amount = compileEvaluator(step.config.by ?? 1, 'by');
  return (call) =>
    after(evaluate(call, amount), (given) => {
      call.input = { name, by: given };
      const cell = cellOf(call, slot, name);
      const current = toNumeric(cell.value);
      if ((cell.type !== 'integer' && cell.type !== 'number') || current === undefined) {
        throw engineFailure('variableTypeMismatch', `${name} is ${cell.type}, not a number`, {
          name,
          type: 'number',
          found: cell.type,
        });
      }
      const by = toNumeric(given);
      if (by === undefined) {
        const found = valueKind(given);
        throw engineFailure('notANumber', `by is ${found}`, { found }, 'by');
      }
      const value = addExactly(current, by);
      if (cell.type === 'integer' && typeof value === 'number' && !Number.isInteger(value)) {
        throw wrongType(name, 'integer', value);
      }
      cell.value = value;
      return { completion: NEXT, output: { value } };
    });
};
