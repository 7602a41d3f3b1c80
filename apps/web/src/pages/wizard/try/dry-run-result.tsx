import type { StepOf } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLiveRun } from '../../../designer/test-run/use-live-run.ts';
import { FailureText } from '../../../failure/failure-text.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { SentRequests } from './sent-requests.tsx';

type Props = {
  runId: string;
  loops: readonly StepOf<'forEach'>[];
  /** Of each loop, by its id. */
  names: ReadonlyMap<string, string>;
};

/** How the dry run went, and what it would have sent. */
export function DryRunResult({ runId, loops, names }: Props) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const { run, error } = useLiveRun(runId);
  if (error) return <Alert type="error" showIcon title={errorText(error)} />;
  if (!run || run.endedAt === null) return <Skeleton active data-testid="dry-run-busy" />;
  return (
    <section aria-label={t('try.result')} data-testid="dry-run-result" data-run-state={run.state}>
      <Alert
        type={run.state === 'failed' ? 'error' : 'success'}
        showIcon
        title={t(run.state === 'failed' ? 'try.failed' : 'try.nothingWritten')}
        action={<Link to={`/runs/${runId}`}>{t('openRun')}</Link>}
      />
      {run.error ? <FailureText failure={run.error} document={run.document} /> : null}
      {loops.map((loop) => (
        <RecordCount
          key={loop.id}
          runId={runId}
          path={loop.key}
          {...(loops.length > 1
            ? { taken: { loop: names.get(loop.id) ?? loop.key, number: run.test?.records[loop.id] ?? 1 } }
            : {})}
        />
      ))}
      <SentRequests runId={runId} />
    </section>
  );
}

type RecordCountProps = {
  runId: string;
  path: string;
  /** Where there are several loops: which one it is, and which record of it was tried. */
  taken?: { loop: string; number: number };
};

/** How many records there were to choose from. Nothing for a loop that was not reached. */
function RecordCount({ runId, path, taken }: RecordCountProps) {
  const { t } = useTranslation('wizard');
  const trpc = useTRPC();
  const detail = useQuery(trpc.runs.stepDetail.queryOptions({ id: runId, path }, { retry: false }));
  const count = countOf(detail.data?.inputJson ?? null);
  if (count === undefined) return null;
  return (
    <p className="quiet" data-testid="record-count">
      {taken === undefined || count === 0 ? t('try.records', { count }) : t('try.taken', { ...taken, count })}
    </p>
  );
}

function countOf(inputJson: string | null): number | undefined {
  if (inputJson === null) return undefined;
  const found = /^\{"count":(\d+)/.exec(inputJson);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
