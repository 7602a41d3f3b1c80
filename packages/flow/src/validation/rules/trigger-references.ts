import { textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

const unseen = new Set(['steps', 'loops', 'vars', 'error', 'run', 'callbacks']);

/** A trigger’s settings see parameters, tenant variables and, where a call has come in, what it brought: no step has run. */
export const triggerReferences: Rule = ({ document, texts }) =>
  texts.flatMap((text) => {
    if (!('trigger' in text.owner)) return [];
    const hidden = text.owner.trigger.kind === 'http' ? unseen : new Set([...unseen, 'trigger']);
    const roots = new Set(
      text.analysis.references.map(({ root }) => root).filter((root) => hidden.has(root)),
    );
    return [...roots].map((root) =>
      textProblem(document, text, {
        code: 'notInTrigger',
        severity: 'error',
        en: `“${root}” has no value in a trigger’s settings.`,
        zh: `触发器的设置中无法使用“${root}”。`,
      }),
    );
  });
