import { engineFailure } from '../failure/codes.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { toNumeric } from '../value/numeric.ts';
import { valueKind } from '../value/value-kind.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { listExecuted } from './list-executed.ts';
import { describeItems, loopItems } from './loop-items.ts';

/** Cuts a list into parts of `size` elements; the last one may be smaller. Output `{ items, count }`, the parts. */
export const compileChunkArray: StepCompiler<'chunkArray'> = (step) => {
  const source = compileEvaluator(step.config.items, 'items');
  const sizeOf = compileEvaluator(step.config.size, 'size');
  return (call) =>
    after(evaluate(call, source), (value) => {
      const items = loopItems(value);
      call.input = describeItems(items);
      return after(evaluate(call, sizeOf), (given) => {
        const size = wholeSize(given);
        return listExecuted(call, NEXT, () => partsOf(items, size));
      });
    });
};

function wholeSize(given: unknown): number {
  const size = toNumeric(given);
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1) return size;
  const found = size === undefined ? valueKind(given) : String(size);
  throw engineFailure('invalidSize', `size is ${found}, not a whole number from 1`, { found }, 'size');
}

function partsOf(items: readonly unknown[], size: number): unknown[][] {
  const parts: unknown[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
