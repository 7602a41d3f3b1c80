import i18next from 'i18next';
import { durationText } from '../../i18n/duration-text.ts';

/** A moment in the console's language, to the second, in this browser's time zone; with its year unless that is this year. */
export function formatMoment(iso: string | number | null): string {
  if (iso === null) return '–';
  const moment = new Date(iso);
  const thisYear = moment.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(i18next.language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...(thisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(moment);
}

/** A duration that may not be known yet. */
export function formatDuration(ms: number | null): string {
  return ms === null ? '–' : durationText(ms);
}
