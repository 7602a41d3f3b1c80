import type { Problem } from '../../problem/problem.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { lanesOf } from '../../tree/lookup.ts';
import { stepProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/**
 * A step's settings do what they say: a step with lanes is never repeated as a whole (its steps are, each by its own
 * policy), and a time limit of their own have only steps that act outside the run.
 */
export const settingsObeyed: Rule = ({ document, steps }) =>
  steps.flatMap((step) => {
    const problems: Problem[] = [];
    const name = nameOf(step);
    if (step.retry !== undefined && lanesOf(step).length > 0) {
      problems.push(
        stepProblem(document, step, ['retry'], {
          code: 'settingIgnored',
          severity: 'warning',
          en: `“${name}” is not repeated as a whole: set the retry at the steps inside it.`,
          zh: `“${name}”不会整体重试：请在其内部的步骤上设置重试。`,
          fix: { type: 'changeStep', stepId: step.id, change: { retry: null } },
        }),
      );
    }
    if (step.timeoutMs !== undefined && step.kind !== 'action' && step.kind !== 'code') {
      problems.push(
        stepProblem(document, step, ['timeoutMs'], {
          code: 'settingIgnored',
          severity: 'warning',
          en: `“${name}” has no time limit of its own: only action and code steps obey one.`,
          zh: `“${name}”的超时设置不起作用：仅操作和代码步骤支持超时。`,
          fix: { type: 'changeStep', stepId: step.id, change: { timeoutMs: null } },
        }),
      );
    }
    return problems;
  });
