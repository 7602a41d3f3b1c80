import i18next from 'i18next';
import type { Language } from '../../../app/preferences.ts';

/** The text of a key that stands in a table (`panel:forEach.items`); undefined when the catalog has none. */
export function say(key: string, language: Language): string | undefined {
  const colon = key.indexOf(':');
  const text: unknown = i18next.getResource(language, key.slice(0, colon), key.slice(colon + 1));
  return typeof text === 'string' ? text : undefined;
}
