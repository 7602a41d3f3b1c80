import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatLogBytes } from './format-log-bytes.ts';

type Day = { day: string; bytes: number };

/** A bar for each day, beneath them the first and the last one; each day's figure is read on its bar. */
export function DayBars({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('quotas');
  const most = Math.max(1, ...days.map(({ bytes }) => bytes));
  const nameOf = ({ day }: Day) =>
    new Intl.DateTimeFormat(i18next.language === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="day-bars">
      <ol aria-label={t('use.daysLabel', { count: days.length })}>
        {days.map((each) => {
          const text = t('use.dayOf', { day: nameOf(each), bytes: formatLogBytes(each.bytes) });
          return (
            <li key={each.day} title={text}>
              <span className="visually-hidden">{text}</span>
              <i
                aria-hidden="true"
                style={{ height: `${each.bytes === 0 ? 0 : Math.max(2, (each.bytes / most) * 100)}%` }}
              />
            </li>
          );
        })}
      </ol>
      <div className="day-bars-ends" aria-hidden="true">
        <span>{first ? nameOf(first) : null}</span>
        <span>{t('use.most', { bytes: formatLogBytes(most) })}</span>
        <span>{last ? nameOf(last) : null}</span>
      </div>
    </div>
  );
}
