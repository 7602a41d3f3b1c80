import { countChanges, diffDocuments, type FlowDocument } from '@flowbridge/flow';
import { documentOf, type PackageFlow } from '../package/package-content.ts';
import type { Language } from '../shipped-template.ts';

/** The language a flow was made in: that of the drawing it differs least from. `en` when there is one drawing for both. */
export function nearestLanguage(flow: PackageFlow, document: FlowDocument): Language {
  if ('document' in flow) return 'en';
  const distance = (language: Language) => countChanges(diffDocuments(documentOf(flow, language), document));
  return distance('zh') < distance('en') ? 'zh' : 'en';
}
