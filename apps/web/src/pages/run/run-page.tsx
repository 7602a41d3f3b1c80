/** One run: its drawing coloured by what happened, its timeline, the data of every step. Lives while the run does. */
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { PageLoading } from '../../app/page-loading.tsx';
import { CallableFlowsProvider } from '../../designer/catalog/callable-flows.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { readAttempt } from './read-attempt.ts';
import { RunWorkbench } from './run-workbench.tsx';
import { useLiveRun } from './use-live-run.ts';

export function Component() {
  const { t } = useTranslation(['run', 'shell']);
  const errorText = useErrorText();
  const { runId = '' } = useParams();
  const [params] = useSearchParams();
  const trpc = useTRPC();
  const asked = readAttempt(params);
  const { run, live, polling, summary, document, documentError } = useLiveRun(runId, asked);
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const error = run.data === undefined ? run.error : (documentError ?? connectors.error);
  if (error) {
    return (
      <Result
        status="warning"
        title={errorText(error)}
        extra={[
          <Button key="retry" onClick={() => window.location.reload()}>
            {t('shell:retry')}
          </Button>,
          <Link key="back" to="/runs">
            {t('run:back')}
          </Link>,
        ]}
      />
    );
  }
  if (run.data === undefined || document === undefined || connectors.data === undefined)
    return <PageLoading />;
  return (
    <CallableFlowsProvider>
      <RunWorkbench
        key={`${runId}:${asked ?? ''}`}
        run={run.data}
        attempt={asked ?? run.data.attempt}
        live={live}
        polling={polling}
        summary={summary}
        document={document}
        connectors={connectors.data}
      />
    </CallableFlowsProvider>
  );
}
