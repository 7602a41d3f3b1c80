import type { StepId } from '../../document/ids.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { callbackVisibility } from '../../tree/callback-visibility.ts';
import { stepByKey } from '../../tree/lookup.ts';
import { closestKey } from '../closest-key.ts';
import { fixText } from '../fix-text.ts';
import { type Finding, spanOf, textProblem } from '../report.ts';
import type { LocatedText, Rule, RuleContext } from '../rule.ts';

/** `callbacks.<key>` is the address of a wait for a call that is still to come. */
export const callbackReferences: Rule = (context) =>
  context.texts.flatMap((text) => {
    if (!('step' in text.owner)) return [];
    const from = text.owner.step.id;
    const keys = text.analysis.references.flatMap(({ root, key }) =>
      root === 'callbacks' && key !== undefined ? [key] : [],
    );
    return [...new Set(keys)].flatMap((key) => {
      const finding = findingOf(context, text, { from, key });
      return finding === undefined
        ? []
        : [textProblem(context.document, text, { ...finding, span: spanOf(text, 'callbacks', key) })];
    });
  });

type Asked = { from: StepId; key: string };

function findingOf(context: RuleContext, text: LocatedText, { from, key }: Asked): Finding | undefined {
  const target = stepByKey(context.document, key);
  if (target === undefined || !context.steps.includes(target)) return unknown(context, text, key);
  const name = nameOf(target);
  switch (callbackVisibility(context.document, from, target)) {
    case 'waitedFor':
      return undefined;
    case 'noCallback':
      return unknown(context, text, key);
    case 'notWaitedFor':
      return {
        code: 'callbackNotWaitedFor',
        severity: 'error',
        en: `“${name}” does not wait after this step: its address is of no use here.`,
        zh: `“${name}”不会在此步骤之后等待，此处的回调地址无效。`,
      };
    case 'insideLoop':
      return {
        code: 'insideLoop',
        severity: 'error',
        en: `“${name}” is inside a loop, and each turn has an address of its own. Hand it out inside the loop.`,
        zh: `“${name}”在循环内，每次循环的地址都不同。请在循环内传出地址。`,
      };
  }
}

function unknown({ steps, language }: RuleContext, text: LocatedText, key: string): Finding {
  const waits = steps.flatMap((step) =>
    step.kind === 'wait' && step.config.mode === 'callback' ? [step.key] : [],
  );
  const meant = closestKey(key, waits);
  const fixed =
    meant === undefined
      ? undefined
      : language.rename(text.place.text, { root: 'callbacks', from: key, to: meant });
  return {
    code: 'unknownCallback',
    severity: 'error',
    en: `No step “${key}” waits for a call.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
    zh: `没有等待回调的步骤“${key}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
    fix: fixed === undefined ? undefined : fixText(text, fixed),
  };
}
