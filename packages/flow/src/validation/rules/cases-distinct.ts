import type { SwitchCase } from '../../document/step.ts';
import type { Template } from '../../document/values.ts';
import type { Problem } from '../../problem/problem.ts';
import { mayHoldExpression } from '../../references/expression-language.ts';
import { isBlank, isConstant } from '../blank.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** The cases of a switch say what they match, and no constant is matched twice. */
export const casesDistinct: Rule = (context) => {
  const { document } = context;
  return stepsOfKind(context, 'switch').flatMap((step) => {
    const problems: Problem[] = [];
    const seen = new Map<string, number>();
    step.config.cases.forEach((each, at) => {
      const path = ['config', 'cases', at, 'match'];
      if (isIncomplete(each)) {
        const en = 'Say what this case matches.';
        const zh = '请填写该分支匹配的值。';
        problems.push(
          stepProblem(document, step, path, { code: 'caseIncomplete', severity: 'error', en, zh }),
        );
      }
      for (const value of constantsOf(each)) {
        const sign = typeof value === 'object' ? JSON.stringify(value) : String(value);
        const first = seen.get(sign);
        if (first !== undefined && first !== at) {
          const en = `“${sign}” is matched by case ${first + 1} already.`;
          const zh = `“${sign}”已由第 ${first + 1} 个分支匹配。`;
          problems.push(stepProblem(document, step, path, { code: 'caseTwice', severity: 'error', en, zh }));
        }
        seen.set(sign, first ?? at);
      }
    });
    return problems;
  });
};

function isIncomplete({ match }: SwitchCase): boolean {
  switch (match.kind) {
    case 'value':
      return isBlank(match.value);
    case 'list':
      return match.values.length === 0;
    case 'expression':
      return !mayHoldExpression(match.expression);
  }
}

function constantsOf({ match }: SwitchCase): Template[] {
  switch (match.kind) {
    case 'value':
      return isConstant(match.value) && !isBlank(match.value) ? [match.value] : [];
    case 'list':
      return match.values.filter(isConstant);
    case 'expression':
      return [];
  }
}
