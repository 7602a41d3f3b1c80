/** What the tenant may use of runs per minute and stored logs, and what it uses. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import { LogUse } from './log-use.tsx';
import { QuotasForm } from './quotas-form.tsx';
import './quotas.css';

export type TenantQuotas = ServerOutputs['tenantQuotas']['get'];

const REFRESH_MS = 5_000;

export function QuotasCard() {
  const { t } = useTranslation(['quotas', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const query = useQuery(trpc.tenantQuotas.get.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const quotas = query.data;
  return (
    <Card
      className="limits quotas"
      title={t('quotas:title')}
      aria-busy={quotas === undefined && !query.isError}
      data-testid="quotas-card"
    >
      <p className="settings-about">{t('quotas:about')}</p>
      {query.isError ? (
        <Alert
          type="error"
          showIcon
          title={errorText(query.error)}
          action={<Button onClick={() => void query.refetch()}>{t('shell:retry')}</Button>}
          data-testid="quotas-error"
        />
      ) : null}
      {quotas === undefined ? (
        query.isError ? null : (
          <Skeleton active title={false} paragraph={{ rows: 8 }} />
        )
      ) : (
        <QuotasForm quotas={quotas} />
      )}
      <LogUse />
    </Card>
  );
}
