import type { TriggerKind } from '../../document/trigger.ts';
import type { TemplatePlace } from '../../references/template-place.ts';
import { spanOf, textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

const unseen = ['steps', 'loops', 'vars', 'error', 'run', 'callbacks'];

/**
 * A trigger’s settings see parameters, tenant variables and what there is at that moment: the call that came in, the
 * window a poll asks for, its answer. No step has run.
 */
export const triggerReferences: Rule = ({ document, texts }) =>
  texts.flatMap((text) => {
    if (!('trigger' in text.owner)) return [];
    const hidden = hiddenFrom(text.owner.trigger.kind, text.place.view);
    const roots = new Set(
      text.analysis.references.map(({ root }) => root).filter((root) => hidden.includes(root)),
    );
    return [...roots].map((root) =>
      textProblem(document, text, {
        code: 'notInTrigger',
        severity: 'error',
        en: `“${root}” has no value in a trigger’s settings.`,
        zh: `触发器的设置中无法使用“${root}”。`,
        span: spanOf(text, root),
      }),
    );
  });

function hiddenFrom(kind: TriggerKind, view: TemplatePlace['view']): string[] {
  if (kind === 'http') return [...unseen, 'cursor'];
  switch (view) {
    case 'query':
      return [...unseen, 'trigger'];
    case 'answer':
      return unseen;
    case 'answerRow':
      return unseen.filter((root) => root !== 'loops');
    default:
      return [...unseen, 'trigger', 'cursor'];
  }
}
