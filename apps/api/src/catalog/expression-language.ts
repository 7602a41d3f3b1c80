import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import type { ExpressionLanguage } from '@flowbridge/flow';

/** The expression language as packages/flow asks for it. */
export const expressionLanguage: ExpressionLanguage = {
  analyze: analyzeTemplate,
  rename: renameReference,
  patternFault,
};
