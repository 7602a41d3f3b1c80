import {
  CheckCircleFilled,
  CloseCircleFilled,
  DownOutlined,
  EyeOutlined,
  FlagOutlined,
  HistoryOutlined,
  HourglassOutlined,
  LoadingOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  PushpinOutlined,
  QuestionCircleFilled,
  RedoOutlined,
  RightOutlined,
  SnippetsOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { StepId } from '@flowbridge/flow';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../i18n/duration-text.ts';
import { StepIcon } from '../catalog/step-icon.tsx';
import { connectorOf, stepKeyLine, stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { SeatMarks } from '../presence/seat-marks.tsx';
import { useCanvas } from './canvas-model.ts';
import { CardWords } from './card-words.tsx';
import { ChangeBadge, useChangeText } from './change-badge.tsx';
import { menuOf } from './menu-of.ts';
import { type CardState, cardState, type StepRunCounts } from './run-colour.ts';

type Props = { data: { stepId: StepId; container: boolean; hiddenSteps: number | undefined } };

/** A step on the canvas. */
export const StepCard = memo(function StepCard({ data }: Props) {
  const { t } = useTranslation(['designer', 'questions']);
  const { stepId, container, hiddenSteps } = data;
  const step = useCanvas((model) => model.document.steps[stepId]);
  const connectors = useCanvas((model) => model.connectors);
  const selected = useCanvas((model) => model.selectedSteps.has(stepId));
  const moving = useCanvas((model) => model.moving.has(stepId));
  const problems = useCanvas((model) => model.problems.get(stepId));
  const run = useCanvas((model) => model.runs?.get(stepId));
  const mark = useCanvas((model) => model.marks?.get(stepId));
  const changeText = useChangeText();
  const edit = useCanvas((model) => model.edit);
  const selectStep = useCanvas((model) => model.selectStep);
  const openStep = useCanvas((model) => model.openStep);
  const toggleCollapsed = useCanvas((model) => model.toggleCollapsed);
  const words = useWords(connectors);
  if (step === undefined) return null;

  const state = cardState(run);
  const title = stepTitle(step, words);
  const keyLine = stepKeyLine(step, words);
  const connector = step.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
  const classes = [
    'step-card nopan',
    selected ? 'is-selected' : '',
    moving ? 'is-moving' : '',
    step.disabled ? 'is-disabled' : '',
    problems?.errors ? 'has-errors' : '',
  ].join(' ');

  return (
    <div
      className={classes}
      data-testid={`step-${step.key}`}
      data-state={state}
      data-asks={run?.asks?.isNext ? 'next' : undefined}
      data-change={mark?.change}
      data-step-id={stepId}
    >
      <button
        type="button"
        className="step-card-face"
        aria-label={[
          title,
          keyLine,
          state === 'idle' ? '' : t(`runStates.${state}`),
          run?.asks === undefined ? '' : t('questions:onCard', run.asks),
          mark ? changeText(mark) : '',
        ]
          .filter(Boolean)
          .join(', ')}
        aria-pressed={selected}
        onPointerDown={(event) => edit?.stepPressed(event, stepId)}
        onClick={(event) => selectStep(stepId, event.shiftKey || event.ctrlKey || event.metaKey)}
        onDoubleClick={() => openStep(stepId)}
        onContextMenu={menuOf(edit, { kind: 'step', stepId })}
      >
        <StepIcon kind={step.kind} connector={connector} />
        <CardWords title={title} line={keyLine} />
        <span className="step-card-badges">
          {problems?.errors ? (
            <CloseCircleFilled className="badge-error" title={t('badges.problems')} />
          ) : null}
          {!problems?.errors && problems?.warnings ? (
            <WarningFilled className="badge-warn" title={t('badges.warnings')} />
          ) : null}
          {step.disabled ? <PauseCircleOutlined title={t('badges.disabled')} /> : null}
          {step.pinned ? <PushpinOutlined title={t('badges.pinned')} /> : null}
          {step.retry ? <RedoOutlined title={t('badges.retry')} /> : null}
          {step.note ? <SnippetsOutlined title={t('badges.note')} /> : null}
        </span>
      </button>
      {container ? (
        <button
          type="button"
          className="step-card-fold nopan"
          aria-label={t(hiddenSteps === undefined ? 'canvas.collapse' : 'canvas.expand', { title })}
          aria-expanded={hiddenSteps === undefined}
          data-testid={`fold-${step.key}`}
          onClick={() => toggleCollapsed(stepId)}
        >
          {hiddenSteps === undefined ? <DownOutlined /> : <RightOutlined />}
          {hiddenSteps === undefined ? null : <span>{hiddenSteps}</span>}
        </button>
      ) : null}
      {mark ? <ChangeBadge mark={mark} className="is-on-card" /> : null}
      <SeatMarks partId={stepId} />
      {run === undefined ? null : <RunBadge state={state} run={run} />}
    </div>
  );
});

function RunBadge({ state, run }: { state: CardState; run: StepRunCounts }) {
  const { t } = useTranslation(['designer', 'questions']);
  if (run.asks !== undefined)
    return (
      <span className={`run-badge run-${state} is-asked`} data-testid="card-questions">
        {run.asks.open > 0 ? <QuestionCircleFilled /> : <CheckCircleFilled />}
        {t('questions:onCard', run.asks)}
      </span>
    );
  const counts =
    run.total > 1 ? (
      <span className="run-counts">
        {run.succeeded}/{run.total}
        {run.failed > 0 ? <b> ✕{run.failed}</b> : null}
      </span>
    ) : null;
  return (
    <span className={`run-badge run-${state}`}>
      {state === 'running' ? <LoadingOutlined /> : null}
      {state === 'succeeded' ? <CheckCircleFilled /> : null}
      {state === 'failed' ? <CloseCircleFilled /> : null}
      {state === 'unknown' ? <QuestionCircleFilled /> : null}
      {state === 'withheld' ? <EyeOutlined title={t('runStates.withheld')} /> : null}
      {state === 'skipped' ? <MinusCircleOutlined /> : null}
      {state === 'reused' ? <HistoryOutlined title={t('runStates.reused')} /> : null}
      {state === 'waiting' ? <HourglassOutlined title={t('runStates.waiting')} /> : null}
      {state === 'stopped' ? <FlagOutlined /> : null}
      {state === 'stopped' ? t('runStates.stopped') : counts}
      {state === 'idle' || state === 'running' || state === 'waiting' || state === 'stopped' ? null : (
        <span>{durationText(run.durationMs)}</span>
      )}
    </span>
  );
}
