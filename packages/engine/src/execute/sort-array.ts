import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { compareRanks, type Rank } from '../value/natural-order.ts';
import { ranksOf } from '../value/ranks-of.ts';
import { eachRow } from './each-row.ts';
import { evaluate } from './evaluate.ts';
import { evaluateAll } from './evaluate-all.ts';
import { listExecuted } from './list-executed.ts';
import { describeItems, loopItems } from './loop-items.ts';

type Column = { field: string; descending: boolean };

/**
 * Sorts by each value in turn; elements that are alike in all of them keep their order. What gives nothing comes last,
 * upwards and downwards. Output `{ items, count }`.
 */
export const compileSortArray: StepCompiler<'sortArray'> = (step) => {
  const source = compileEvaluator(step.config.items, 'items');
  const columns = step.config.by.map(
    ({ direction }, at): Column => ({ field: `by[${at}].value`, descending: direction === 'descending' }),
  );
  const evaluators = step.config.by.map(({ value }, at) => compileEvaluator(value, `by[${at}].value`));
  return (call) =>
    after(evaluate(call, source), (value) => {
      const items = loopItems(value);
      call.input = describeItems(items);
      const rows: unknown[][] = [];
      const looked = eachRow(call, items, (frame) =>
        after(evaluateAll(evaluators, frame, call.run), (values) => void rows.push(values)),
      );
      return after(looked, (completion) =>
        listExecuted(call, completion, () => sortItems(items, rows, columns)),
      );
    });
};

function sortItems(
  items: readonly unknown[],
  rows: readonly unknown[][],
  columns: readonly Column[],
): unknown[] {
  const ranked = columns.map(({ field, descending }, at) => ({
    ranks: ranksOf(
      rows.map((row) => row[at]),
      { field },
    ),
    descending,
  }));
  const order = items.map((_, index) => index);
  order.sort((left, right) => {
    for (const { ranks, descending } of ranked) {
      const compared = compareNothingLast(ranks[left], ranks[right], descending);
      if (compared !== 0) return compared;
    }
    return 0;
  });
  return order.map((index) => items[index]);
}

function compareNothingLast(left: Rank, right: Rank, descending: boolean): number {
  if (left === undefined || right === undefined) {
    return left === right ? 0 : left === undefined ? 1 : -1;
  }
  return descending ? compareRanks(right, left) : compareRanks(left, right);
}
