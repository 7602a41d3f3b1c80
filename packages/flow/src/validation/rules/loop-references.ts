import { ancestors } from '../../tree/ancestors.ts';
import { isLoop } from '../../tree/is-loop.ts';
import { stepByKey } from '../../tree/lookup.ts';
import { closestKey } from '../closest-key.ts';
import { fixText } from '../fix-text.ts';
import { type Finding, spanOf, textProblem } from '../report.ts';
import type { LocatedText, Rule, RuleContext } from '../rule.ts';

/** `loops.<key>` names a loop around the step. */
export const loopReferences: Rule = (context) =>
  context.texts.flatMap((text) => {
    const used = text.analysis.references.flatMap(({ root, key }) =>
      root === 'loops' && key !== undefined ? [key] : [],
    );
    if (used.length === 0) return [];
    const around = loopsAround(context, text);
    return [...new Set(used)]
      .filter((key) => !around.includes(key))
      .map((key) =>
        textProblem(context.document, text, {
          ...unseen(context, text, key, around),
          span: spanOf(text, 'loops', key),
        }),
      );
  });

function loopsAround({ document }: RuleContext, { owner, place }: LocatedText): string[] {
  if (!('step' in owner)) return place.view === 'answerRow' ? ['row'] : [];
  const around = ancestors(document, owner.step.id)
    .filter(({ step }) => isLoop(step))
    .map(({ step }) => step.key);
  if (place.view === 'bodyEnd') around.unshift(owner.step.key);
  if (place.view === 'mappingRow') around.unshift('row');
  return around;
}

function unseen(context: RuleContext, text: LocatedText, key: string, around: readonly string[]): Finding {
  const step = stepByKey(context.document, key);
  if (step !== undefined && isLoop(step)) {
    return {
      code: 'outsideLoop',
      severity: 'error',
      en: `“loops.${key}” has a value only inside that loop.`,
      zh: `“loops.${key}”仅在该循环内部有值。`,
    };
  }
  const meant = closestKey(key, around);
  const renamed =
    meant === undefined
      ? undefined
      : context.language.rename(text.place.text, { root: 'loops', from: key, to: meant });
  return {
    code: 'unknownLoop',
    severity: 'error',
    en: `There is no loop “${key}” in this flow.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
    zh: `流程中没有循环“${key}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
    fix: renamed === undefined ? undefined : fixText(text, renamed),
  };
}
