import { CloseOutlined, RedoOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { Button, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { StepIcon } from '../../../designer/catalog/step-icon.tsx';
import { connectorOf, stepTitle } from '../../../designer/catalog/step-words.ts';
import { type ShownState, shownState } from '../../../designer/run-states/shown-state.ts';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import { formatDuration, formatMoment } from '../../listing/format-moment.ts';
import { isEnded } from '../../listing/run-state-tag.tsx';
import { RetryDialog } from '../../runs/retry-dialog-on-demand.tsx';
import { type StepRunDetail, useRunView } from '../run-view.ts';

const COLOURS: Record<ShownState, string> = {
  started: 'processing',
  succeeded: 'success',
  failed: 'error',
  skipped: 'default',
  reused: 'cyan',
  unknown: 'orange',
  released: 'orange',
  withheld: 'default',
  cancelled: 'default',
  waiting: 'purple',
  stopped: 'blue',
};

type Props = { path: string; step: Step | undefined; detail: StepRunDetail | undefined };

/** Which step run is shown, how it ended, when and how long. */
export function StepRunHead({ path, step, detail }: Props) {
  const { t } = useTranslation('run');
  const { words, connectors, show, run, attempt } = useRunView();
  const mayOperate = useCan('operator');
  const [retrying, setRetrying] = useState(false);
  // A loop's item is no step: the walk never comes to it as one.
  const isItem = path.endsWith(']');
  const mayRetry =
    mayOperate && !isItem && isEnded(run.state) && attempt === run.attempt && run.duplicateOf === null;
  const state = detail && (attempt === run.attempt ? shownState(detail, run) : detail.state);
  const title = step === undefined ? (lastStepKey(path) ?? path) : stepTitle(step, words);
  const connector = step?.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
  return (
    <header className="detail-head">
      {step === undefined ? null : <StepIcon kind={step.kind} connector={connector} />}
      <div className="detail-names">
        <h2 title={title}>{title}</h2>
        <code title={t('detail.path')}>{path}</code>
      </div>
      {mayRetry ? (
        <Tooltip title={t('detail.retryFrom')}>
          <Button
            type="text"
            size="small"
            icon={<RedoOutlined />}
            aria-label={t('detail.retryFrom')}
            data-testid="retry-from-here"
            onClick={() => setRetrying(true)}
          />
        </Tooltip>
      ) : null}
      <RetryDialog run={run} path={path} open={retrying} onClose={() => setRetrying(false)} />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('detail.close')}
        data-testid="detail-close"
        onClick={() => show(undefined)}
      />
      {detail === undefined || state === undefined ? null : (
        <div className="detail-facts">
          <Tag
            color={COLOURS[state]}
            className={detail.state === 'withheld' ? 'tag-withheld' : ''}
            data-testid="step-run-state"
            data-state={state}
          >
            {t(`states.${state}`)}
          </Tag>
          <span>{formatMoment(detail.startedAtMs)}</span>
          {detail.state === 'started' || detail.state === 'skipped' ? null : (
            <span>{formatDuration(detail.durationMs)}</span>
          )}
          {detail.tryNumber > 1 ? <span>{t('timeline.tries', { count: detail.tryNumber })}</span> : null}
        </div>
      )}
    </header>
  );
}
