import dayjs from 'dayjs';
import type { Language } from './preferences.ts';

/** Ant Design's own texts in the console's language; each language is a chunk of its own. */
export async function antLocale(language: Language) {
  if (language === 'zh') {
    const [locale] = await Promise.all([import('antd/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
    dayjs.locale('zh-cn');
    return locale.default;
  }
  const locale = await import('antd/locale/en_US');
  dayjs.locale('en');
  return locale.default;
}
