import type { Problem } from '../../problem/problem.ts';
import { isBlank } from '../blank.ts';
import { documentProblem, spanOf, textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** What a run is found by is known when it is accepted: before its first step. */
const seen = new Set(['trigger', 'params', 'tenant']);

/** The flow's business keys have distinct names, and values made of what the trigger brings. */
export const settingsConsistent: Rule = ({ document, texts }) => {
  const keys = document.settings?.businessKeys ?? [];
  const incomplete = keys.flatMap(({ key, label, value }, at): Problem[] => {
    const problems: Problem[] = [];
    const path = ['settings', 'businessKeys', at];
    if (keys.findIndex((each) => each.key === key) < at) {
      const en = `The business key “${key}” is defined twice.`;
      const zh = `业务键“${key}”重复定义。`;
      const finding = { code: 'nameTwice', severity: 'error', en, zh } as const;
      problems.push(documentProblem(document, [...path, 'key'], finding));
    }
    if (isBlank(value)) {
      const en = `The business key “${label ?? key}” needs a value.`;
      const zh = `业务键“${label ?? key}”需要填写取值。`;
      const finding = { code: 'requiredMissing', severity: 'error', en, zh } as const;
      problems.push(documentProblem(document, [...path, 'value'], finding));
    }
    return problems;
  });
  return [
    ...incomplete,
    ...texts.flatMap((text) => {
      if (!('settings' in text.owner)) return [];
      const roots = text.analysis.references.map(({ root }) => root).filter((root) => !seen.has(root));
      return [...new Set(roots)].map((root) =>
        textProblem(document, text, {
          code: 'notInSettings',
          severity: 'error',
          en: `“${root}” has no value in a business key: it is made when a run is accepted, of “trigger”, “params” and “tenant”.`,
          zh: `业务键中无法使用“${root}”：业务键在运行被受理时计算，只能使用“trigger”“params”和“tenant”。`,
          span: spanOf(text, root),
        }),
      );
    }),
  ];
};
