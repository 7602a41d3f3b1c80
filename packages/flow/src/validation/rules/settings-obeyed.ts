import type { ConnectorCatalog } from '../../catalog/connector-catalog.ts';
import type { StepOf } from '../../document/step.ts';
import type { Problem } from '../../problem/problem.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { lanesOf } from '../../tree/lookup.ts';
import { stepProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/**
 * A step's settings do what they say: a step with lanes is never repeated as a whole (its steps are, each by its own
 * policy), a time limit of their own have only steps that act outside the run, and only a call that changes something can
 * leave it unknown whether it happened.
 */
export const settingsObeyed: Rule = ({ document, steps, catalog }) =>
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
    if (step.kind === 'action' && step.config.onUnknown !== undefined && reads(catalog, step)) {
      const { onUnknown: _, ...config } = step.config;
      problems.push(
        stepProblem(document, step, ['config', 'onUnknown'], {
          code: 'settingIgnored',
          severity: 'warning',
          en: `“${name}” only reads: after a crash it is simply called again.`,
          zh: `“${name}”仅读取数据：异常中断后会直接重新调用。`,
          fix: { type: 'changeStep', stepId: step.id, change: { config } },
        }),
      );
    }
    return problems;
  });

function reads(catalog: ConnectorCatalog, { config }: StepOf<'action'>): boolean {
  return catalog.action(config.connector, config.action)?.effect === 'read';
}
