import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { LimitForm } from './limit-form.tsx';
import { RunLoad } from './run-load.tsx';

export type TenantLimits = ServerOutputs['tenantLimits']['get'];

const REFRESH_MS = 5_000;

/** How much of the tenant's queue may be at work at the same time, and how much is. */
export function LimitsTab() {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const query = useQuery(trpc.tenantLimits.get.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const limits = query.data;
  // A later look that fails leaves the form as it is: what was typed is not lost.
  const failure = query.isError ? (
    <Alert
      type="error"
      showIcon
      title={errorText(query.error)}
      action={<Button onClick={() => void query.refetch()}>{t('shell:retry')}</Button>}
      data-testid="limits-error"
    />
  ) : null;
  if (limits === undefined) {
    return (
      failure ?? (
        <Card aria-busy="true" aria-label={t('shell:loading')} className="limits">
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </Card>
      )
    );
  }
  return (
    <Card className="limits" title={t('settings:limits.title')} data-testid="limits-card">
      <p className="settings-about">{t('settings:limits.about')}</p>
      {failure}
      {limits.maxRunningRuns === 0 ? (
        <Alert type="warning" showIcon title={t('settings:limits.held')} data-testid="limits-held" />
      ) : null}
      <RunLoad limits={limits} />
      <LimitForm limits={limits} />
    </Card>
  );
}
