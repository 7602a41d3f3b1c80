import i18next from 'i18next';

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

/** A duration people read at a glance: `8 ms`, `1.2 s`, `3 min 5 s`. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}
