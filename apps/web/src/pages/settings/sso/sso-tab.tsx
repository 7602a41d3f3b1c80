/** How people of the tenant sign in by their company's identity provider. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { SsoForm } from './sso-form.tsx';
import './sso.css';

export function SsoTab() {
  const { t } = useTranslation(['sso', 'shell']);
  const trpc = useTRPC();
  const errorText = useErrorText();
  const isOwner = useCan('owner');
  const query = useQuery(trpc.sso.get.queryOptions(undefined, { enabled: isOwner }));
  if (!isOwner) return <Alert type="info" showIcon title={t('sso:forbidden')} data-testid="sso-forbidden" />;
  if (query.data !== undefined) return <SsoForm view={query.data} />;
  if (query.isError) {
    return (
      <Alert
        type="error"
        showIcon
        title={errorText(query.error)}
        action={<Button onClick={() => void query.refetch()}>{t('shell:retry')}</Button>}
        data-testid="sso-error"
      />
    );
  }
  return (
    <Card aria-busy="true" aria-label={t('shell:loading')} className="sso">
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    </Card>
  );
}
