import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '../ledger/format-count.ts';
import type { TenantLimits } from './limits-tab.tsx';

/** What is in use now: queued runs at work, of how many, and those that wait. */
export function RunLoad({ limits }: { limits: TenantLimits }) {
  const { t } = useTranslation('settings');
  const { running, queued } = limits;
  const limit = limits.maxRunningRuns ?? limits.defaultMaxRunningRuns;
  return (
    <>
      <dl className="run-load">
        <div>
          <dt>{t('limits.running')}</dt>
          <dd data-testid="limits-running">
            {formatCount(running)}{' '}
            {limit === 0 ? null : <small>{t('limits.of', { limit: formatCount(limit) })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('limits.queued')}</dt>
          <dd data-testid="limits-queued">
            {formatCount(queued)}{' '}
            {queued > 0 ? <Link to="/runs?state=queued">{t('limits.look')}</Link> : null}
          </dd>
        </div>
      </dl>
      {running > limit ? <p className="quiet run-load-note">{t('limits.above')}</p> : null}
    </>
  );
}
