import i18next from 'i18next';

/** The day of a moment in the console's language and this browser's time zone, with its year. */
export function formatDay(iso: string): string {
  const locale = i18next.language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Date(iso).toLocaleDateString(locale, { year: 'numeric', month: 'short', day: 'numeric' });
}
