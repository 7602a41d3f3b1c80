/** One family's upgrade: looked at, decided, applied. */
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { PageLoading } from '../../app/page-loading.tsx';
import { useSession } from '../../app/session.ts';
import { CallableFlowsProvider } from '../../designer/catalog/callable-flows.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { InTenant } from '../../server/in-tenant.tsx';
import { useTRPC } from '../../server/trpc.ts';
import { UpgradeDesk } from './upgrade-desk.tsx';
import '../../designer/panel.css';
import '../../designer/versions/versions.css';
import '../../designer/together/together.css';
import './upgrades.css';

/** Looked at in the tenant the address names, without the console going there; default the console's own. */
export function Component() {
  const { flowId = '' } = useParams();
  const [params] = useSearchParams();
  const { tenant } = useSession();
  return (
    <InTenant tenantId={params.get('tenant') ?? tenant.id}>
      <UpgradeOf flowId={flowId} />
    </InTenant>
  );
}

function UpgradeOf({ flowId }: { flowId: string }) {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
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
