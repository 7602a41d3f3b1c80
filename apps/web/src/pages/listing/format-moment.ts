import i18next from 'i18next';
import { durationText } from '../../i18n/duration-text.ts';

/** A moment in the console's language, to the second, in this browser's time zone; with its year unless that is this year. */
export function formatMoment(iso: string | number | null): string {
  if (iso === null) return '–';
  const moment = new Date(iso);
  const thisYear = moment.getFullYear() === new Date().getFullYear();
  return formatIn(i18next.language === 'zh' ? 'zh-CN' : 'en-GB', thisYear).format(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: making one takes longer than a hundred uses. */
function formatIn(locale: string, thisYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${thisYear}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    ...(thisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(key, made);
  return made;
}

/** A duration that may not be known yet. */
export function formatDuration(ms: number | null): string {
  return ms === null ? '–' : durationText(ms);
}
