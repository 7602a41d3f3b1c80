import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { DayBars } from './day-bars.tsx';
import { formatLogBytes } from './format-log-bytes.ts';

const REFRESH_MS = 30_000;

/** What holds the stored logs: the last days, and the flows that hold most. */
export function LogUse() {
  const { t } = useTranslation(['quotas', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const query = useQuery(trpc.tenantQuotas.logUse.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const use = query.data;
  if (use === undefined) {
    return query.isError ? (
      <Alert
        type="error"
        showIcon
        title={errorText(query.error)}
        action={<Button onClick={() => void query.refetch()}>{t('shell:retry')}</Button>}
        data-testid="log-use-error"
      />
    ) : (
      <Skeleton active title={false} paragraph={{ rows: 4 }} />
    );
  }
  return (
    <section className="log-use" aria-labelledby="log-use" data-testid="log-use">
      <h3 id="log-use">{t('quotas:use.title')}</h3>
      {use.flows.length === 0 ? (
        <p className="quiet" data-testid="log-use-none">
          {t('quotas:use.none')}
        </p>
      ) : (
        <>
          <p className="quiet">{t('quotas:use.days')}</p>
          <DayBars days={use.days} />
          {use.before > 0 ? (
            <p className="quiet">{t('quotas:use.before', { bytes: formatLogBytes(use.before) })}</p>
          ) : null}
          <table className="log-use-flows">
            <caption>{t('quotas:use.flows')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('quotas:use.flow')}</th>
                <th scope="col">{t('quotas:use.bytes')}</th>
              </tr>
            </thead>
            <tbody>
              {use.flows.map(({ flowId, flowName, bytes }) => (
                <tr key={flowId} data-testid="log-use-flow">
                  <td>
                    {flowName === null ? (
                      <span className="quiet">{t('quotas:use.gone')}</span>
                    ) : (
                      <Link to={`/flows/${flowId}`}>{flowName}</Link>
                    )}
                  </td>
                  <td>{formatLogBytes(bytes)}</td>
                </tr>
              ))}
              {use.others > 0 ? (
                <tr>
                  <td className="quiet">{t('quotas:use.others')}</td>
                  <td>{formatLogBytes(use.others)}</td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </>
      )}
      <p className="quiet log-use-fresh">{t('quotas:use.fresh')}</p>
    </section>
  );
}
