import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { Cell } from '../scope/variables.ts';
import { tooLarge, weigh } from '../value/weigh.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { cellOf } from './variable-cell.ts';

/** Appends one value to a list variable; nothing (an expression that found nothing) is appended as null. */
export const compileAppendToArray: StepCompiler<'appendToArray'> = (step, context) => {
  const { name } = step.config;
  const slot = context.variableSlot(name);
  const given = compileEvaluator(step.config.value, 'value');
  return (call) =>
    after(evaluate(call, given), (value) => {
      call.input = { name, value };
      const cell = cellOf(call, slot, name);
      const { limits } = call.run;
      cell.weight += weigh(value, limits, 'value');
      if (cell.weight > limits.maxVariableBytes) throw tooLarge(limits.maxVariableBytes, 'value');
      const list = ownList(cell, name);
      list.push(value ?? null);
      return {
        completion: NEXT,
        output: listSoFar(cell, list),
        recordedOutput: { length: list.length },
      };
    });
};

/** The variable's array, copied first when somebody else may hold it. */
function ownList(cell: Cell, name: string): unknown[] {
  if (!Array.isArray(cell.value)) {
    throw engineFailure('variableTypeMismatch', `${name} is ${cell.type}, not a list`, {
      name,
      type: 'array',
      found: cell.type,
    });
  }
  const list: unknown[] = cell.owned ? cell.value : cell.value.slice();
  cell.value = list;
  cell.owned = true;
  return list;
}

/** `{ value }` as it is now, though the list may grow on: cut to its present length only if somebody asks later. */
function listSoFar(cell: Cell, list: unknown[]): { readonly value: unknown[] } {
  const length = list.length;
  return {
    get value() {
      if (list.length > length) return list.slice(0, length);
      if (cell.value === list) cell.owned = false;
      return list;
    },
  };
}
