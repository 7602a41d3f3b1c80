import { usePreferences } from '../../../app/preferences.ts';

/**
 * Loads something that has Monaco in it, after Monaco's own words in the console's language: Monaco reads them once, while
 * it is loaded. Switching the language later changes them with the next visit.
 */
export async function withEditorWords<T>(load: () => Promise<T>): Promise<T> {
  if (usePreferences.getState().language === 'zh') await import('monaco-editor/nls/lang/zh-cn.js');
  return load();
}
