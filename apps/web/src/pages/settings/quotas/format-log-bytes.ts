import i18next from 'i18next';

/** Decimal, as quotas are bought. */
export const UNITS = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;
export type Unit = keyof typeof UNITS;

const STEPS = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** `812 B`, `3.2 MB`, `1.25 TB`: three digits at most, in the console's language. */
export function formatLogBytes(bytes: number): string {
  const [size, unit] = STEPS.find(([least]) => bytes >= least) ?? [1, 'B'];
  const format = new Intl.NumberFormat(i18next.language === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumSignificantDigits: 3,
  });
  return `${format.format(bytes / size)} ${unit}`;
}
