import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { StepIcon } from '../../../designer/catalog/step-icon.tsx';
import { connectorOf, stepTitle } from '../../../designer/catalog/step-words.ts';
import { shownState } from '../../../designer/run-states/shown-state.ts';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import { formatDuration } from '../../listing/format-moment.ts';
import { QuestionMark } from '../questions/question-mark.tsx';
import { useRunView } from '../run-view.ts';
import type { TimelineRow } from './build-rows.ts';
import { INDENT_PX } from './indent.ts';

type Props = { row: Extract<TimelineRow, { kind: 'step' }>; reachable: boolean; onFold(): void };

/** One line of the timeline: state, title, tries, time, and a bar placed in the attempt's time. */
export function StepRunRow({ row: { key, item, step, indent, loop, open }, reachable, onFold }: Props) {
  const { t } = useTranslation('run');
  const { words, connectors, span, path, show, run, attempt } = useRunView();
  const state = attempt === run.attempt ? shownState(item, run) : item.state;
  const shown = path === item.path;
  const title = step === undefined ? (lastStepKey(item.path) ?? item.path) : stepTitle(step, words);
  const connector = step?.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
  const running = item.state === 'started';
  const durationMs = running ? span.endMs - item.startedAtMs : item.durationMs;
  const total = span.endMs - span.startMs;
  const from = Math.min(99.4, Math.max(0, ((item.startedAtMs - span.startMs) / total) * 100));
  const width = Math.min(100 - from, Math.max(0.6, (durationMs / total) * 100));
  const time = item.state === 'skipped' ? '' : formatDuration(durationMs);
  return (
    <div
      className={`timeline-row is-${state} ${shown ? 'is-shown' : ''}`}
      style={{ paddingInlineStart: indent * INDENT_PX }}
    >
      {loop ? (
        <button
          type="button"
          className="timeline-fold"
          tabIndex={-1}
          aria-expanded={open}
          aria-label={t(open ? 'timeline.collapse' : 'timeline.expand', { title })}
          data-testid={`fold-run-${item.path}`}
          onClick={onFold}
        >
          {open ? <DownOutlined /> : <RightOutlined />}
        </button>
      ) : (
        <span className="timeline-fold" />
      )}
      <button
        type="button"
        className="timeline-face"
        data-testid={`step-run-${item.path}`}
        data-state={state}
        data-row={key}
        tabIndex={reachable ? 0 : -1}
        aria-current={shown}
        {...(loop ? { 'aria-expanded': open } : {})}
        onClick={() => show(item.path)}
      >
        <span className={`state-dot is-${state}`} />
        {step === undefined ? null : <StepIcon kind={step.kind} connector={connector} />}
        <span className="timeline-title">{title}</span>
        <span className="visually-hidden">{t(`states.${state}`)}</span>
        {item.tryNumber > 1 ? (
          <span className="timeline-tries">{t('timeline.tries', { count: item.tryNumber })}</span>
        ) : null}
        <QuestionMark path={item.path} loop={loop} />
        <span className="timeline-time">{time}</span>
        <span className="timeline-track">
          <span className="timeline-bar" style={{ insetInlineStart: `${from}%`, width: `${width}%` }} />
        </span>
      </button>
    </div>
  );
}
