import { triggerId } from '../../document/ids.ts';
import { documentProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** A flow starts by something, and does something. */
export const triggerPresent: Rule = ({ document, steps }) => {
  const problems = [];
  if (document.triggers.length === 0) {
    problems.push(
      documentProblem(document, ['triggers'], {
        code: 'triggerMissing',
        severity: 'error',
        en: 'The flow has no trigger: nothing would ever start it.',
        zh: '流程没有触发器，无法启动。',
        fix: {
          type: 'addTrigger',
          trigger: { id: triggerId.parse('manual'), key: 'manual', kind: 'manual', config: {} },
        },
      }),
    );
  }
  if (steps.length === 0) {
    problems.push(
      documentProblem(document, ['steps'], {
        code: 'noSteps',
        severity: 'warning',
        en: 'The flow has no step that would run.',
        zh: '流程中没有会执行的步骤。',
      }),
    );
  }
  return problems;
};
