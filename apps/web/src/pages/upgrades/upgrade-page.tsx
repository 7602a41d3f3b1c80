/** One family's upgrade: looked at, decided, applied. */
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageLoading } from '../../app/page-loading.tsx';
import { CallableFlowsProvider } from '../../designer/catalog/callable-flows.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { UpgradeDesk } from './upgrade-desk.tsx';
import '../../designer/panel.css';
import '../../designer/versions/versions.css';
import '../../designer/together/together.css';
import './upgrades.css';

export function Component() {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
  const { flowId = '' } = useParams();
  const trpc = useTRPC();
  const preview = useQuery(
    // What was decided belongs to these documents: they are read again only when the server says they moved on.
    trpc.upgrades.preview.queryOptions(
      { id: flowId },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const error = preview.data ? connectors.error : (preview.error ?? connectors.error);
  if (error) {
    return (
      <Result
        status="warning"
        title={errorText(error)}
        extra={[
          <Link key="back" to="/templates/upgrades">
            {t('upgrades:back')}
          </Link>,
          <Button key="again" onClick={() => void Promise.all([preview.refetch(), connectors.refetch()])}>
            {t('shell:retry')}
          </Button>,
        ]}
      />
    );
  }
  if (!preview.data || !connectors.data) return <PageLoading />;
  return (
    <CallableFlowsProvider>
      <UpgradeDesk
        preview={preview.data}
        connectors={connectors.data}
        readAgain={() => void preview.refetch()}
      />
    </CallableFlowsProvider>
  );
}
