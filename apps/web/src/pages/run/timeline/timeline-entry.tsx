import { Alert, Button, Skeleton } from 'antd';
import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import { useRunView } from '../run-view.ts';
import type { TimelineRow } from './build-rows.ts';
import { FOLD_PX, INDENT_PX } from './indent.ts';
import { LoopSelector } from './loop-selector.tsx';
import { StepRunRow } from './step-run-row.tsx';

type Props = {
  row: TimelineRow;
  /** Reached by Tab; of all rows one is. */
  reachable: boolean;
  onFold(loopPath: string): void;
  onMore(lane: string): void;
};

/** One row of the timeline, of whichever kind. */
export const TimelineEntry = memo(function TimelineEntry({ row, reachable, onFold, onMore }: Props) {
  const { t } = useTranslation(['run', 'shell']);
  const errorText = useErrorText();
  const { path, show } = useRunView();
  const inset = row.indent * INDENT_PX + FOLD_PX;
  switch (row.kind) {
    case 'step':
      return <StepRunRow row={row} reachable={reachable} onFold={() => onFold(row.item.path)} />;
    case 'selector':
      return <LoopSelector {...row} inset={inset} />;
    case 'itemFailure':
      return (
        <button
          type="button"
          className={`timeline-face is-item-failure ${path === row.path ? 'is-shown' : ''}`}
          style={{ marginInlineStart: inset }}
          tabIndex={reachable ? 0 : -1}
          data-testid={`step-run-${row.path}`}
          data-row={row.key}
          data-state="failed"
          onClick={() => show(row.path)}
        >
          <span className="state-dot is-failed" />
          <span className="timeline-title">{t('run:timeline.collectFailed')}</span>
        </button>
      );
    case 'note':
      return (
        <p className="timeline-note" style={{ paddingInlineStart: row.indent * INDENT_PX }}>
          {row.note === 'noItems' ? t('run:iterations.none') : t(`run:timeline.${row.note}`)}
        </p>
      );
    case 'error':
      return (
        <Alert
          type="error"
          title={errorText(row.error)}
          action={
            <Button size="small" onClick={row.again}>
              {t('shell:retry')}
            </Button>
          }
        />
      );
    case 'more':
      return <More onSeen={() => onMore(row.lane)} />;
    case 'loading':
      return <Loading />;
  }
});

const Loading = () => (
  <Skeleton active title={false} className="timeline-note" paragraph={{ rows: 1, width: '80%' }} />
);

/** The end of what was read of a lane: coming into sight reads on. */
function More({ onSeen }: { onSeen(): void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it is mounted
  useEffect(onSeen, []);
  return <Loading />;
}
