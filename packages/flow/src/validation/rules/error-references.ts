import { ancestors } from '../../tree/ancestors.ts';
import { spanOf, textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** `error` is what a catch lane caught. */
export const errorReferences: Rule = ({ document, texts }) =>
  texts.flatMap((text) => {
    if (!('step' in text.owner)) return [];
    if (!text.analysis.references.some(({ root }) => root === 'error')) return [];
    if (ancestors(document, text.owner.step.id).some(({ laneName }) => laneName === 'catch')) return [];
    return [
      textProblem(document, text, {
        code: 'errorOutsideCatch',
        severity: 'error',
        en: '“error” has a value only in the catch lane of a try step.',
        zh: '“error”仅在“异常处理”的捕获分支中有值。',
        span: spanOf(text, 'error'),
      }),
    ];
  });
