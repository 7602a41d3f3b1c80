import i18next from 'i18next';

/** A whole number with the grouping of the console's language. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(i18next.language === 'zh' ? 'zh-CN' : 'en-GB').format(count);
}
