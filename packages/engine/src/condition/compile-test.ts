import type { EvaluationEnvironment } from '@flowbridge/expression';
import type { ConditionRow, Test } from '@flowbridge/flow';
import { after, type MaybePromise, repeat } from '../maybe-promise.ts';
import { compileEvaluator, type Evaluator } from '../plan/evaluator.ts';
import type { Frame } from '../scope/frame.ts';
import { StepFailureError } from '../step-failure.ts';
import { isTrue } from '../value/is-true.ts';
import { compare } from './compare.ts';

/** The result and what was compared, for the journal: only rows that were looked at. */
export type TestResult = { matched: boolean; seen: unknown };

export type CompiledTest = (frame: Frame, env: EvaluationEnvironment) => MaybePromise<TestResult>;

type Row = {
  left: Evaluator;
  comparison: ConditionRow['comparison'];
  right: Evaluator | undefined;
  field: string;
};

type SeenRow = { left: unknown; comparison: ConditionRow['comparison']; right?: unknown; matched: boolean };

/**
 * Compiles the test of a condition or while step. Rows are evaluated in order until the answer is certain; no rows at all
 * match. `prefix` names the field in failures: `test.rows[0].left`, or `rows[0].left` for `''`.
 */
export function compileTest(test: Test, prefix: string): CompiledTest {
  const at = prefix === '' ? '' : `${prefix}.`;
  if (test.mode === 'expression') {
    const expression = compileEvaluator(test.expression, `${at}expression`);
    return (frame, env) =>
      after(expression.evaluate(frame, env), (value) => {
        const matched = isTrue(value);
        return { matched, seen: { value, matched } };
      });
  }
  const rows = test.rows.map(
    (row, index): Row => ({
      left: compileEvaluator(row.left, `${at}rows[${index}].left`),
      comparison: row.comparison,
      right: row.right === undefined ? undefined : compileEvaluator(row.right, `${at}rows[${index}].right`),
      field: `${at}rows[${index}]`,
    }),
  );
  return compileRows(rows, test.match);
}

function compileRows(rows: readonly Row[], match: 'all' | 'any'): CompiledTest {
  const decisive = match === 'any';
  return (frame, env) => {
    const seen: SeenRow[] = [];
    let index = 0;
    return repeat<TestResult>(() => {
      const row = rows[index];
      if (!row) return { matched: rows.length === 0 || !decisive, seen: { rows: seen } };
      index += 1;
      return after(checkRow(row, frame, env), (checked) => {
        seen.push(checked);
        return checked.matched === decisive ? { matched: decisive, seen: { rows: seen } } : undefined;
      });
    });
  };
}

function checkRow(row: Row, frame: Frame, env: EvaluationEnvironment): MaybePromise<SeenRow> {
  const { comparison } = row;
  return after(row.left.evaluate(frame, env), (left) => {
    if (!row.right)
      return { left, comparison, matched: named(row, () => compare(left, comparison, undefined)) };
    return after(row.right.evaluate(frame, env), (right) => ({
      left,
      comparison,
      right,
      matched: named(row, () => compare(left, comparison, right)),
    }));
  });
}

/** A comparison that cannot be made names its row. */
function named(row: Row, work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StepFailureError)) throw error;
    throw new StepFailureError({ ...error.failure, field: row.field });
  }
}
