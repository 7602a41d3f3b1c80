import { countChanges, diffDocuments, type FlowDocument, type OtherWord, otherWords } from '@flowbridge/flow';
import { documentOf, type PackageFlow } from '../package/package-content.ts';
import type { Language } from '../shipped-template.ts';

/** The language a flow was made in: that of the drawing it differs least from. `en` when there is one drawing for both. */
export function nearestLanguage(flow: PackageFlow, document: FlowDocument): Language {
  if ('document' in flow) return 'en';
  const distance = (language: Language) => countChanges(diffDocuments(documentOf(flow, language), document));
  return distance('zh') < distance('en') ? 'zh' : 'en';
}

/** Two flows to be compared: in the reader's language where both have it, else in that of the one that has but one. */
export function alikeDrawings(
  one: PackageFlow,
  other: PackageFlow,
  reader: Language,
): [FlowDocument, FlowDocument] {
  const language =
    'document' in one
      ? nearestLanguage(other, one.document)
      : 'document' in other
        ? nearestLanguage(one, other.document)
        : reader;
  return [documentOf(one, language), documentOf(other, language)];
}

/** The texts of flows drawn in `language` with what their drawings in the other language say; none of flows drawn once. */
export function wordsOfBoth(flows: readonly PackageFlow[], language: Language): OtherWord[] {
  const told = new Map<string, OtherWord>();
  for (const flow of flows) {
    if ('document' in flow) continue;
    const other = documentOf(flow, language === 'en' ? 'zh' : 'en');
    for (const word of otherWords(documentOf(flow, language), other)) {
      told.set(`${word.place}\n${word.text}`, word);
    }
  }
  return [...told.values()];
}
