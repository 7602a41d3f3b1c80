import { InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatLogBytes, UNITS, type Unit } from './format-log-bytes.ts';
import type { LogsChoice } from './quota-choice.ts';
import { QuotaMeter } from './quota-meter.tsx';
import type { TenantQuotas } from './quotas-card.tsx';

const unitOptions = (['MB', 'GB', 'TB'] satisfies Unit[]).map((value) => ({ value, label: value }));

/** Stored log bytes: what happens above, how much there is, and the limit. */
export function LogsQuota({
  logs,
  choice,
  disabled,
  choose,
}: {
  logs: TenantQuotas['logs'];
  choice: LogsChoice;
  disabled: boolean;
  choose: (next: LogsChoice) => void;
}) {
  const { t } = useTranslation('quotas');
  const { limit, bytes } = logs;
  const used = formatLogBytes(bytes);
  const begin = () => choice.limited || choose({ ...choice, limited: true });
  return (
    <section className="quota" aria-labelledby="quota-logs">
      <h3 id="quota-logs">{t('logs.name')}</h3>
      <p className="quiet">{t('logs.about')}</p>
      <QuotaMeter
        name={t('logs.name')}
        words={
          limit === null
            ? t('logs.usedUnlimited', { used })
            : t('logs.used', { used, limit: formatLogBytes(limit) })
        }
        used={bytes}
        limit={limit}
        state={logs.state}
        testId="logs-meter"
      />
      <Radio.Group
        value={choice.limited}
        disabled={disabled}
        aria-label={t('logs.name')}
        onChange={(event) => choose({ ...choice, limited: event.target.value })}
      >
        <Radio value={false} data-testid="logs-unlimited">
          {t('unlimited')}
        </Radio>
        <div className="limit-own">
          <Radio value={true} data-testid="logs-limited">
            {t('atMost')}
          </Radio>
          <InputNumber<number>
            min={0}
            max={1e15 / UNITS[choice.unit]}
            value={choice.amount}
            disabled={disabled}
            aria-label={t('logs.own')}
            data-testid="log-amount"
            onFocus={begin}
            onChange={(amount) => choose({ ...choice, limited: true, amount })}
          />
          <Select<Unit>
            value={choice.unit}
            options={unitOptions}
            disabled={disabled}
            aria-label={t('logs.unit')}
            data-testid="log-unit"
            onChange={(unit) => choose({ ...choice, limited: true, unit })}
          />
        </div>
      </Radio.Group>
    </section>
  );
}
