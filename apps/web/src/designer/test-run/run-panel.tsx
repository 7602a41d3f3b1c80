/** The lower side during a test run: what ran in order with its time, and the data of the chosen step. */
import { CloseOutlined, StopOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { FailureText } from '../../failure/failure-text.tsx';
import { durationText } from '../../i18n/duration-text.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { goToField, onlySelected, selectSteps } from '../store/selection.ts';
import { StepRunData } from './step-run-data.tsx';
import { TestTags } from './test-tags.tsx';
import type { LiveRun } from './use-live-run.ts';

type Props = { runId: string; live: LiveRun; onClose: () => void };

const COLOURS: Record<string, string> = {
  succeeded: 'green',
  failed: 'red',
  running: 'blue',
  cancelled: 'default',
};

export function RunPanel({ runId, live, onClose }: Props) {
  const { t } = useTranslation(['designer', 'stepTest']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { store, connectors, canvas } = useDesigner();
  const words = useWords(connectors);
  const steps = useInfiniteQuery(
    trpc.runs.steps.infiniteQueryOptions(
      { id: runId, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const items = useMemo(() => steps.data?.pages.flatMap((page) => page.items) ?? [], [steps.data]);
  const selected = useDesignerState((state) => onlySelected(state.selectedSteps));
  const [path, setPath] = useState<string>();
  const shown = items.find((each) => each.path === path) ?? items.find((each) => each.stepId === selected);
  const { run } = live;
  const state = run?.state ?? 'queued';
  const ended = run?.endedAt != null;
  const document = run?.document;
  const until = run?.test?.until;
  const reached = live.summary?.some(({ stepId, total }) => stepId === until && total > 0);
  const missed =
    ended && until != null && live.summary && !reached
      ? Object.values(document?.steps ?? {}).find(({ id }) => id === until)
      : undefined;

  const cancel = async () => {
    try {
      await client.runs.cancel.mutate({ id: runId });
    } catch (error) {
      message.error(errorText(error));
    }
  };
  return (
    <section
      className="run-panel"
      aria-label={t('test.panel')}
      data-testid="run-panel"
      data-run-state={state}
    >
      <div className="run-panel-head">
        <strong>{run?.isTest === false ? t('stepTest:pastRun') : t('test.panel')}</strong>
        <Tag color={COLOURS[state] ?? 'blue'} data-testid="run-state">
          {t(`runStates.${state}`)}
        </Tag>
        {run?.test ? <TestTags test={run.test} document={document} words={words} /> : null}
        {run?.durationMs == null ? null : (
          <span className="run-panel-time">{durationText(run.durationMs)}</span>
        )}
        <Link to={`/runs/${runId}`}>{t('test.openRun')}</Link>
        <span className="run-panel-actions">
          {ended ? null : (
            <Button size="small" icon={<StopOutlined />} onClick={() => void cancel()}>
              {t('test.cancel')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('test.close')}
            data-testid="run-panel-close"
            onClick={onClose}
          />
        </span>
      </div>
      {live.error ? <Alert type="error" showIcon title={errorText(live.error)} /> : null}
      {missed ? (
        <Alert
          type="warning"
          showIcon
          data-testid="test-not-reached"
          title={t('stepTest:notReached', { title: stepTitle(missed, words) })}
        />
      ) : null}
      {run?.error ? (
        <FailureText
          failure={run.error}
          document={document}
          onShowStep={(step, failure) => {
            const field = failure.field && `/config/${failure.field.replaceAll('.', '/')}`;
            goToField(store, { stepId: step.id, field });
            canvas.current?.reveal(step.id);
          }}
        />
      ) : null}
      <div className="run-panel-body">
        <ol className="run-steps" aria-label={t('test.steps')}>
          {items.map((item) => {
            const step = Object.values(document?.steps ?? {}).find((each) => each.id === item.stepId);
            return (
              <li key={`${item.path}:${item.sequence}`}>
                <button
                  type="button"
                  className={`run-step ${shown?.path === item.path ? 'is-shown' : ''}`}
                  data-testid={`run-step-${item.path}`}
                  data-state={item.state}
                  onClick={() => {
                    setPath(item.path);
                    const known = step && store.getState().document.steps[step.id];
                    if (known) selectSteps(store, [known.id]);
                    canvas.current?.reveal(item.stepId);
                  }}
                >
                  <span className={`run-dot run-${item.state}`} title={t(`stepStates.${item.state}`)} />
                  <span className="run-step-title">{step ? stepTitle(step, words) : item.stepId}</span>
                  <span className="run-step-path">{item.path}</span>
                  <span className="run-panel-time">{durationText(item.durationMs)}</span>
                </button>
              </li>
            );
          })}
          {steps.hasNextPage ? (
            <Button size="small" type="link" onClick={() => void steps.fetchNextPage()}>
              {t('test.more')}
            </Button>
          ) : null}
        </ol>
        {shown ? (
          <StepRunData runId={runId} path={shown.path} document={document} />
        ) : (
          <p className="panel-about">{t('test.chooseStep')}</p>
        )}
      </div>
    </section>
  );
}
