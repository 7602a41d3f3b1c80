import { spanOf, textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** `cursor` is the window of a poll: without a poll trigger no step sees one. */
export const cursorReferences: Rule = ({ document, texts }) => {
  if (document.triggers.some((trigger) => trigger.kind === 'poll')) return [];
  return texts
    .filter(
      ({ owner, analysis }) => 'step' in owner && analysis.references.some(({ root }) => root === 'cursor'),
    )
    .map((text) =>
      textProblem(document, text, {
        code: 'cursorWithoutPoll',
        severity: 'warning',
        en: '“cursor” has a value only in flows with a poll trigger.',
        zh: '仅带轮询触发器的流程才有“cursor”。',
        span: spanOf(text, 'cursor'),
      }),
    );
};
