import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { StepIcon } from '../../../designer/catalog/step-icon.tsx';
import { connectorOf, stepTitle } from '../../../designer/catalog/step-words.ts';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import { formatDuration } from '../../listing/format-moment.ts';
import { type StepRunItem, useRunView } from '../run-view.ts';

type Props = {
  item: StepRunItem;
  step: Step | undefined;
  indent: number;
  shown: boolean;
  fold: { open: boolean; toggle(): void } | undefined;
  onShow(): void;
};

const INDENT_PX = 14;

/** One line of the timeline: state, title, tries, time, and a bar placed in the attempt's time. */
export function TimelineRow({ item, step, indent, shown, fold, onShow }: Props) {
  const { t } = useTranslation('run');
  const { words, connectors, span } = useRunView();
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
      className={`timeline-row is-${item.state} ${shown ? 'is-shown' : ''}`}
      style={{ paddingInlineStart: indent * INDENT_PX }}
    >
      {fold === undefined ? (
        <span className="timeline-fold" />
      ) : (
        <button
          type="button"
          className="timeline-fold"
          aria-expanded={fold.open}
          aria-label={t(fold.open ? 'timeline.collapse' : 'timeline.expand', { title })}
          onClick={fold.toggle}
        >
          {fold.open ? <DownOutlined /> : <RightOutlined />}
        </button>
      )}
      <button
        type="button"
        className="timeline-face"
        data-testid={`step-run-${item.path}`}
        data-state={item.state}
        aria-current={shown}
        onClick={onShow}
      >
        <span className={`state-dot is-${item.state}`} />
        {step === undefined ? null : <StepIcon kind={step.kind} connector={connector} />}
        <span className="timeline-title">{title}</span>
        <span className="visually-hidden">{t(`states.${item.state}`)}</span>
        {item.tryNumber > 1 ? (
          <span className="timeline-tries">{t('timeline.tries', { count: item.tryNumber })}</span>
        ) : null}
        <span className="timeline-time">{time}</span>
        <span className="timeline-track">
          <span className="timeline-bar" style={{ insetInlineStart: `${from}%`, width: `${width}%` }} />
        </span>
      </button>
    </div>
  );
}
