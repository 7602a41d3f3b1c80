import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import type { ExpressionLanguage } from '@flowbridge/flow';

/** What the document's commands need to know of expressions. */
export const language: ExpressionLanguage = {
  analyze: analyzeTemplate,
  rename: renameReference,
  patternFault,
};
