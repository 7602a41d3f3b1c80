import { InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '../../ledger/format-count.ts';
import { MOST_RUNS, type RunsChoice } from './quota-choice.ts';
import { QuotaMeter } from './quota-meter.tsx';
import type { TenantQuotas } from './quotas-card.tsx';

/** Runs per minute: what it does, how many have begun, and the limit. */
export function RunsQuota({
  runs,
  choice,
  disabled,
  choose,
}: {
  runs: TenantQuotas['runs'];
  choice: RunsChoice;
  disabled: boolean;
  choose: (next: RunsChoice) => void;
}) {
  const { t } = useTranslation('quotas');
  const { perMinute, lastMinute, held } = runs;
  const used = formatCount(lastMinute);
  return (
    <section className="quota" aria-labelledby="quota-runs">
      <h3 id="quota-runs">{t('runs.name')}</h3>
      <p className="quiet">{t('runs.about')}</p>
      <QuotaMeter
        name={t('runs.name')}
        words={
          perMinute === null
            ? t('runs.usedUnlimited', { used })
            : t('runs.used', { used, limit: formatCount(perMinute) })
        }
        used={lastMinute}
        limit={perMinute}
        state={runs.state}
        testId="runs-meter"
      />
      {held > 0 ? (
        <p className="quota-held" data-testid="runs-held">
          <Link to="/runs?state=queued">{t('runs.held', { held: formatCount(held) })}</Link>
        </p>
      ) : null}
      <Radio.Group
        value={choice.limited}
        disabled={disabled}
        aria-label={t('runs.name')}
        onChange={(event) => choose({ ...choice, limited: event.target.value })}
      >
        <Radio value={false} data-testid="runs-unlimited">
          {t('unlimited')}
        </Radio>
        <div className="limit-own">
          <Radio value={true} data-testid="runs-limited">
            {t('atMost')}
          </Radio>
          <InputNumber<number>
            min={1}
            max={MOST_RUNS}
            precision={0}
            value={choice.amount}
            disabled={disabled}
            aria-label={t('runs.own')}
            data-testid="runs-per-minute"
            onFocus={() => choice.limited || choose({ ...choice, limited: true })}
            onChange={(amount) => choose({ limited: true, amount })}
          />
          <span>{t('runs.unit')}</span>
        </div>
      </Radio.Group>
    </section>
  );
}
