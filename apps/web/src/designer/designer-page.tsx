import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageLoading } from '../app/page-loading.tsx';
import { useCan } from '../app/session.ts';
import { useErrorText } from '../server/error-text.ts';
import { useTRPC } from '../server/trpc.ts';
import { CallableFlowsProvider } from './catalog/callable-flows.tsx';
import { DesignerWorkbench } from './designer-workbench.tsx';
import { FlowContext } from './flow-context.ts';
import { FLOW_STALE_MS } from './prefetch-flow.ts';

/** Loads the flow and the connectors, then opens the workbench. */
export function Component() {
  const { t } = useTranslation(['shell', 'designer']);
  const errorText = useErrorText();
  const { flowId = '' } = useParams();
  const trpc = useTRPC();
  const canBuild = useCan('builder');
  const flow = useQuery(trpc.flows.get.queryOptions({ id: flowId }, { staleTime: FLOW_STALE_MS }));
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const error = flow.error ?? connectors.error;
  if (error) {
    return (
      <Result
        status="warning"
        title={errorText(error)}
        extra={[
          <Button
            key="retry"
            onClick={() => {
              void flow.refetch();
              void connectors.refetch();
            }}
          >
            {t('retry')}
          </Button>,
          <Link key="back" to="/flows">
            {t('designer:toolbar.back')}
          </Link>,
        ]}
      />
    );
  }
  if (!flow.data || !connectors.data) return <PageLoading />;
  return (
    <FlowContext value={flow.data}>
      <CallableFlowsProvider>
        <DesignerWorkbench key={flowId} flow={flow.data} connectors={connectors.data} readOnly={!canBuild} />
      </CallableFlowsProvider>
    </FlowContext>
  );
}
