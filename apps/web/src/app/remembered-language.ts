/** Read before anything is loaded: which texts will be needed. Imports nothing, so that the first script may ask. */
export type Language = 'en' | 'zh';

/** Where the preferences (preferences.ts) lie in local storage. */
export const PREFERENCES_KEY = 'flowbridge.preferences';

/** The browser's own, until the user has chosen. */
export const initialLanguage = (): Language =>
  typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** What was chosen last; a wrong guess only costs the time of one more request. */
export function rememberedLanguage(): Language {
  const chosen = /"language":"(en|zh)"/.exec(window.localStorage.getItem(PREFERENCES_KEY) ?? '')?.[1];
  return chosen === 'en' || chosen === 'zh' ? chosen : initialLanguage();
}
