/**
 * The texts of the console, a chunk for each language and group: what every page needs, what comes with the first page that
 * shows a canvas, and what few pages say.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, usePreferences } from '../app/preferences.ts';
import { catalogs } from './catalogs.ts';

export type TextGroup = keyof (typeof catalogs)['en'];

const wanted = new Set<TextGroup>(['console']);

void i18next.use(initReactI18next).init({
  lng: usePreferences.getState().language,
  fallbackLng: false,
  defaultNS: 'shell',
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

/** Makes `language` the current one, with the texts of every group asked for so far. */
export async function loadLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((group) => load(language, group)));
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Loads a group of texts in the current language; from now on it comes along with each language. */
export async function loadTexts(group: TextGroup): Promise<void> {
  wanted.add(group);
  await load(usePreferences.getState().language, group);
}

async function load(language: Language, group: TextGroup): Promise<void> {
  // As they are: copying every text takes 20 ms of a page's start.
  for (const [area, texts] of Object.entries(await catalogs[language][group]()))
    i18next.addResourceBundle(language, area, texts, false, true, { silent: false, skipCopy: true });
}
