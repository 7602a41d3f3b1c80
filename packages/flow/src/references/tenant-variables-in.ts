import type { FlowDocument } from '../document/document.ts';
import { documentTemplateTexts } from './document-texts.ts';
import { analyze, type ExpressionLanguage } from './expression-language.ts';

/** Keys of the tenant's variables that a document reads (`tenant.vars.<key>`), each once. */
export function tenantVariablesIn(document: FlowDocument, language: ExpressionLanguage): string[] {
  const keys = documentTemplateTexts(document).flatMap(({ text }) =>
    analyze(language, text).references.flatMap(({ root, path = [] }) => {
      const [vars, key] = path;
      return root === 'tenant' && vars === 'vars' && typeof key === 'string' ? [key] : [];
    }),
  );
  return [...new Set(keys)];
}
