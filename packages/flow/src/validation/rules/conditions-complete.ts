import type { ConditionRow, Test } from '../../document/condition.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { type ExpressionLanguage, mayHoldExpression } from '../../references/expression-language.ts';
import { isBlank } from '../blank.ts';
import { patternFinding } from '../pattern-finding.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

type Incomplete = { path: FieldPath; finding: Finding };

/** Conditions say what they compare. */
export const conditionsComplete: Rule = (context) => {
  const { document, language } = context;
  return stepsOfKind(context, 'condition', 'while', 'filterArray').flatMap((step) => {
    const found =
      step.kind === 'condition'
        ? check(step.config, ['config'], language)
        : check(step.config.test, ['config', 'test'], language);
    return found.map(({ path, finding }) => stepProblem(document, step, path, finding));
  });
};

function check(test: Test, path: FieldPath, language: ExpressionLanguage): Incomplete[] {
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
  return test.rows.flatMap((row, at) => checkRow(row, [...path, 'rows', at], language));
}

function checkRow(
  { left, comparison, right }: ConditionRow,
  path: FieldPath,
  language: ExpressionLanguage,
): Incomplete[] {
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
  } else if (comparison === 'matches' && typeof right === 'string' && !mayHoldExpression(right)) {
    const finding = patternFinding(language, right);
    if (finding !== undefined) found.push({ path: [...path, 'right'], finding });
  }
  return found;
}

function incomplete(en: string, zh: string): Finding {
  return { code: 'conditionIncomplete', severity: 'error', en, zh };
}
