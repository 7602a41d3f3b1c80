import { compileTest } from '../condition/compile-test.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { eachRow } from './each-row.ts';
import { evaluate } from './evaluate.ts';
import { listExecuted } from './list-executed.ts';
import { describeItems, loopItems } from './loop-items.ts';

/** Keeps the elements for which the test holds, in their order. Output `{ items, count }`. */
export const compileFilterArray: StepCompiler<'filterArray'> = (step) => {
  const source = compileEvaluator(step.config.items, 'items');
  const test = compileTest(step.config.test, 'test');
  return (call) =>
    after(evaluate(call, source), (value) => {
      const items = loopItems(value);
      call.input = describeItems(items);
      const kept: unknown[] = [];
      const looked = eachRow(call, items, (frame, item) =>
        after(test(frame, call.run.env), ({ matched }) => {
          if (matched) kept.push(item);
        }),
      );
      return after(looked, (completion) => listExecuted(call, completion, () => kept));
    });
};
