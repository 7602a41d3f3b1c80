/** Everything the journal has about the chosen step run. */
import type { Step } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorCode, useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { DecidedNote } from '../questions/decided-note.tsx';
import { useRunView } from '../run-view.ts';
import { EmptyNote } from './empty-note.tsx';
import { StepRunHead } from './step-run-head.tsx';
import { StepRunTabs } from './step-run-tabs.tsx';

export function StepRunPanel({ path, step }: { path: string; step: Step | undefined }) {
  const { t } = useTranslation(['run', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { run, attempt } = useRunView();
  const detail = useQuery(
    trpc.runs.stepDetail.queryOptions(
      { id: run.id, attempt, path },
      { retry: (failures, error) => failures < 2 && errorCode(error) === undefined },
    ),
  );
  return (
    <section className="run-detail" aria-label={t('run:detail.label')} data-testid="step-run-panel">
      <StepRunHead path={path} step={step} detail={detail.data} />
      <DecidedNote path={path} />
      {detail.isPending ? <Skeleton active className="detail-loading" /> : null}
      {detail.data ? <StepRunTabs detail={detail.data} step={step} /> : null}
      {detail.isError ? (
        errorCode(detail.error) === 'notFound' ? (
          <EmptyNote text={t('run:detail.notRun')} hint={t('run:detail.notRunHint')} />
        ) : (
          <Alert
            type="error"
            showIcon
            title={errorText(detail.error)}
            action={<Button onClick={() => void detail.refetch()}>{t('shell:retry')}</Button>}
          />
        )
      ) : null}
    </section>
  );
}
