import type { Step } from '../../document/step.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { isBlank, isConstant } from '../blank.ts';
import { type Finding, stepProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** The settings without which a step cannot do anything. */
export const valuesGiven: Rule = ({ document, steps }) =>
  steps.flatMap((step) => {
    const missing = missingOf(step);
    return missing === undefined ? [] : [stepProblem(document, step, missing.path, missing.finding)];
  });

type Missing = { path: FieldPath; finding: Finding };

function missingOf(step: Step): Missing | undefined {
  const need = (field: string, en: string, zh: string): Missing => ({
    path: ['config', field],
    finding: { code: 'requiredMissing', severity: 'error', en, zh },
  });
  switch (step.kind) {
    case 'forEach':
    case 'filterArray':
    case 'sortArray':
    case 'chunkArray':
    case 'aggregate': {
      const { items } = step.config;
      if (isBlank(items)) return need('items', 'Say which list is taken.', '请选择要处理的数组。');
      return isConstant(items) && typeof items !== 'object'
        ? need('items', 'This is no list, but a fixed value.', '此处为固定值，不是数组。')
        : undefined;
    }
    case 'callFlow':
      return isBlank(step.config.flow)
        ? need('flow', 'Choose the flow that is called.', '请选择要调用的流程。')
        : undefined;
    case 'switch':
      if (
        !isBlank(step.config.value) ||
        step.config.cases.every(({ match }) => match.kind === 'expression')
      ) {
        return undefined;
      }
      return need('value', 'Say which value decides.', '请填写用于判断的值。');
    case 'parseJson':
      return isBlank(step.config.text)
        ? need('text', 'Say which text is read as JSON.', '请填写要解析的 JSON 文本。')
        : undefined;
    case 'mapFields':
      return isBlank(step.config.source)
        ? need('source', 'Say which value is mapped.', '请选择映射的数据来源。')
        : undefined;
    default:
      return undefined;
  }
}
