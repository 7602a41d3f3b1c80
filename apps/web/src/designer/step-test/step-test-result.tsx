/** What the last test of the step alone gave: state, time, data of the call; or why it failed. */
import { LoadingOutlined, PushpinOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FailureText } from '../../failure/failure-text.tsx';
import { durationText } from '../../i18n/duration-text.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { isJson } from '../catalog/is-json.ts';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { useChangeStep } from '../panel/use-change.ts';
import { StepRunData } from '../test-run/step-run-data.tsx';
import { useLiveRun } from '../test-run/use-live-run.ts';

const COLOURS: Record<string, string> = { succeeded: 'green', failed: 'red' };

export function StepTestResult({ step, runId }: { step: Step; runId: string | undefined }) {
  const { t } = useTranslation(['stepTest', 'designer']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { readOnly } = useFieldScope();
  const change = useChangeStep(step);
  const { run, error } = useLiveRun(runId);
  const ended = run?.endedAt != null;
  // The key may have been renamed since: the run has the step under its key of then.
  const path = Object.values(run?.document.steps ?? {}).find(({ id }) => id === step.id)?.key ?? step.key;
  const steps = useQuery(
    trpc.runs.steps.queryOptions({ id: runId ?? '', path }, { enabled: runId !== undefined && ended }),
  );
  const detail = useQuery(
    trpc.runs.stepDetail.queryOptions(
      { id: runId ?? '', path },
      { enabled: steps.data?.items.length === 1, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (runId === undefined) return <p className="panel-about">{t('notYet')}</p>;
  if (error) return <Alert type="error" showIcon title={errorText(error)} />;
  if (!ended) {
    return (
      <p className="panel-about" role="status" data-testid="step-test-running">
        <LoadingOutlined /> {run ? t(`designer:runStates.${run.state}`) : t('running')}{' '}
        <Link to={`/runs/${runId}`}>{t('designer:test.openRun')}</Link>
      </p>
    );
  }
  const item = steps.data?.items[0];
  const output = detail.data?.outputJson;
  const pin = () => {
    const value: unknown = JSON.parse(output ?? 'null');
    if (isJson(value)) change({ pinned: { output: value } });
  };
  return (
    <div data-testid="step-test-result" data-state={item?.state ?? run.state}>
      <div className="step-test-facts" role="status">
        {item ? (
          <Tag
            color={COLOURS[item.state] ?? 'default'}
            className={item.state === 'withheld' ? 'tag-withheld' : ''}
          >
            {t(`designer:stepStates.${item.state}`)}
          </Tag>
        ) : null}
        {item ? <span className="run-panel-time">{durationText(item.durationMs)}</span> : null}
        <Link to={`/runs/${runId}`}>{t('designer:test.openRun')}</Link>
        {item?.state === 'succeeded' && typeof output === 'string' && !readOnly ? (
          <Button size="small" icon={<PushpinOutlined />} data-testid="pin-result" onClick={pin}>
            {t('pinResult')}
          </Button>
        ) : null}
      </div>
      {item ? <StepRunData runId={runId} path={path} document={run.document} /> : null}
      {!item && steps.data && run.error ? <FailureText failure={run.error} document={run.document} /> : null}
    </div>
  );
}
