import type { ConfigOf } from '@flowbridge/flow';
import { type Accumulator, type AccumulatorSpec, createAccumulator } from '../aggregate/accumulator.ts';
import { signOf } from '../aggregate/sign-of.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { isBlank } from '../value/is-empty.ts';
import { weigh } from '../value/weigh.ts';
import { eachRow } from './each-row.ts';
import { evaluate } from './evaluate.ts';
import { evaluateAll } from './evaluate-all.ts';
import { listExecuted } from './list-executed.ts';
import { describeItems, loopItems } from './loop-items.ts';

type Column = AccumulatorSpec & { key: string };
type Group = { common: unknown[]; accumulators: Accumulator[] };

/**
 * Gathers a list into values: one object by their keys, or with groups `{ items, count }`, an object for each group in
 * the order in which they are met. Elements belong to one group when what they are grouped by is the same value; nothing
 * is a group of its own, as null.
 */
export const compileAggregate: StepCompiler<'aggregate'> = (step) => {
  const { values, groupBy = [] } = step.config;
  const source = compileEvaluator(step.config.items, 'items');
  const columns = values.map(columnOf);
  const evaluators = [
    ...groupBy.map(({ value }, at) => compileEvaluator(value, `groupBy[${at}].value`)),
    // `count` without a value counts every element: each gives something.
    ...values.map(({ value }, at) => compileEvaluator(value ?? true, `values[${at}].value`)),
  ];
  return (call) =>
    after(evaluate(call, source), (value) => {
      const items = loopItems(value);
      call.input = describeItems(items);
      const groups = new Map<string, Group>();
      if (groupBy.length === 0) groupOf(groups, [], columns);
      const looked = eachRow(call, items, (frame, _, index) =>
        after(evaluateAll(evaluators, frame, call.run), (row) => {
          const common = row.slice(0, groupBy.length);
          addTo(groupOf(groups, common, columns), row.slice(groupBy.length), index);
        }),
      );
      return after(looked, (completion) => {
        const made = () => [...groups.values()].map((group) => write(group, groupBy, columns));
        if (groupBy.length > 0 || completion.kind !== 'next') return listExecuted(call, completion, made);
        const [output] = made();
        weigh(output, call.run.limits);
        return { completion, output };
      });
    });
};

function columnOf(value: ConfigOf<'aggregate'>['values'][number], at: number): Column {
  return {
    key: value.key,
    function: value.function,
    separator: value.separator ?? ',',
    field: `values[${at}].value`,
  };
}

function groupOf(groups: Map<string, Group>, common: unknown[], columns: readonly Column[]): Group {
  const sign = common.length === 1 ? signOf(common[0]) : JSON.stringify(common.map(signOf));
  const known = groups.get(sign);
  if (known !== undefined) return known;
  const group = { common, accumulators: columns.map(createAccumulator) };
  groups.set(sign, group);
  return group;
}

function addTo({ accumulators }: Group, values: readonly unknown[], index: number): void {
  accumulators.forEach((accumulator, at) => {
    const value = values[at];
    if (!isBlank(value)) accumulator.add(value, index + 1);
  });
}

function write(
  { common, accumulators }: Group,
  groupBy: readonly { key: string }[],
  columns: readonly Column[],
): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  groupBy.forEach(({ key }, at) => {
    output[key] = common[at] ?? null;
  });
  columns.forEach(({ key }, at) => {
    output[key] = accumulators[at]?.result();
  });
  return output;
}
