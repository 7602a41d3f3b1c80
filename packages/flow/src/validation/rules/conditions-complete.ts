import type { ConditionRow, Test } from '../../document/condition.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { mayHoldExpression } from '../../references/expression-language.ts';
import { isBlank } from '../blank.ts';
import { isPattern } from '../is-pattern.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

type Incomplete = { path: FieldPath; finding: Finding };

/** Conditions say what they compare. */
export const conditionsComplete: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'condition', 'while', 'filterArray').flatMap((step) => {
    const found =
      step.kind === 'condition'
        ? check(step.config, ['config'])
        : check(step.config.test, ['config', 'test']);
    return found.map(({ path, finding }) => stepProblem(document, step, path, finding));
  });
};

function check(test: Test, path: FieldPath): Incomplete[] {
  if (test.mode === 'expression') {
    if (mayHoldExpression(test.expression)) return [];
    const en = 'Write an expression, such as {{ steps.getDraft.body.Total > 0 }}.';
    const zh = '请填写表达式，例如 {{ steps.getDraft.body.Total > 0 }}。';
    return [{ path: [...path, 'expression'], finding: incomplete(en, zh) }];
  }
  if (test.rows.length === 0) {
    const finding = incomplete('Add at least one comparison.', '请至少添加一个条件。');
    return [{ path: [...path, 'rows'], finding }];
  }
  return test.rows.flatMap((row, at) => checkRow(row, [...path, 'rows', at]));
}

function checkRow({ left, comparison, right }: ConditionRow, path: FieldPath): Incomplete[] {
  const found: Incomplete[] = [];
  if (isBlank(left)) {
    found.push({
      path: [...path, 'left'],
      finding: incomplete('Say what is compared.', '请填写比较的左值。'),
    });
  }
  if (comparison === 'empty' || comparison === 'notEmpty') return found;
  if (right === undefined) {
    const finding = incomplete('Say what it is compared with.', '请填写比较的右值。');
    found.push({ path: [...path, 'right'], finding });
  } else if (
    comparison === 'matches' &&
    typeof right === 'string' &&
    !mayHoldExpression(right) &&
    !isPattern(right)
  ) {
    const en = `“${right}” is no regular expression.`;
    const zh = `“${right}”不是有效的正则表达式。`;
    found.push({ path: [...path, 'right'], finding: { code: 'patternInvalid', severity: 'error', en, zh } });
  }
  return found;
}

function incomplete(en: string, zh: string): Finding {
  return { code: 'conditionIncomplete', severity: 'error', en, zh };
}
