import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '../ledger/format-count.ts';
import { formatLogBytes } from '../settings/quotas/format-log-bytes.ts';
import type { TenantQuotas } from '../settings/quotas/quotas-card.tsx';
import './quota-notes.css';

/** The sentences of the banner, each with the way to the quotas. */
export function QuotaNotes({ quotas: { runs, logs } }: { quotas: TenantQuotas }) {
  const { t } = useTranslation('quotas');
  const look = <Link to="/settings?tab=limits">{t('banner.look')}</Link>;
  const bytes = { used: formatLogBytes(logs.bytes), limit: formatLogBytes(logs.limit ?? 0) };
  return (
    <div className="quota-notes" role="status">
      {runs.held > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('banner.held', { held: formatCount(runs.held), limit: formatCount(runs.perMinute ?? 0) })}
          action={look}
          data-testid="quota-holds-runs"
        />
      ) : null}
      {logs.state === 'near' ? (
        <Alert
          type="info"
          showIcon
          title={t('banner.logsNear', bytes)}
          action={look}
          data-testid="logs-near"
        />
      ) : null}
      {logs.state === 'over' ? (
        <Alert
          type="warning"
          showIcon
          title={t('banner.logsOver', bytes)}
          action={look}
          data-testid="logs-over"
        />
      ) : null}
    </div>
  );
}
