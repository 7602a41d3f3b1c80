import type { TriggerId } from '@flowbridge/flow';
import { Alert, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../../../failure/describe-failure.ts';
import { formatMoment } from '../../../../pages/listing/format-moment.ts';
import { useWords } from '../../../catalog/use-words.ts';
import { useDesigner } from '../../../store/designer-context.ts';
import { BackfillDialog } from './backfill-dialog.tsx';
import { BackfillLine } from './backfill-line.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { showWatermark } from './show-watermark.ts';
import { type PollState, usePoll } from './use-poll.ts';

/** How far the published trigger has read, and what can be done about it. */
export function CursorCard({ triggerId }: { triggerId: TriggerId }) {
  const { t } = useTranslation('polls');
  const poll = usePoll(triggerId);
  const [open, setOpen] = useState<'reset' | 'fill'>();
  const state = poll.state.data;
  if (!state) return <p className="field-help">{t('cursor.later')}</p>;
  return (
    <section className="cursor-card" aria-label={t('cursor.title')} data-testid="cursor-card">
      <strong>{t('cursor.title')}</strong>
      <Facts state={state} />
      <Troubles state={state} />
      {state.backfill ? <BackfillLine poll={poll} kind={state.kind} backfill={state.backfill} /> : null}
      <div className="cursor-actions">
        <Tooltip title={poll.isOn ? undefined : t('cursor.off')}>
          <Button
            size="small"
            disabled={!poll.isOn || state.openRuns > 0}
            loading={poll.now.isPending}
            data-testid="poll-now"
            onClick={() => poll.now.mutate(poll.trigger)}
          >
            {t('cursor.now')}
          </Button>
        </Tooltip>
        <Button size="small" data-testid="poll-reset" onClick={() => setOpen('reset')}>
          {t('cursor.reset')}
        </Button>
        <Button
          size="small"
          disabled={!poll.isOn || state.backfill?.state === 'running'}
          data-testid="poll-backfill"
          onClick={() => setOpen('fill')}
        >
          {t('cursor.fill')}
        </Button>
      </div>
      {open === 'reset' ? <ResetDialog poll={poll} state={state} onClose={() => setOpen(undefined)} /> : null}
      {open === 'fill' ? (
        <BackfillDialog poll={poll} state={state} onClose={() => setOpen(undefined)} />
      ) : null}
    </section>
  );
}

function Facts({ state }: { state: PollState }) {
  const { t } = useTranslation('polls');
  const { watermark, kind, lastPolledAt, lastFound, lastNew, nextPollAt } = state;
  const found = lastFound === null ? '' : t('cursor.found', { count: lastFound, fresh: lastNew ?? 0 });
  return (
    <dl>
      <dt>{t('cursor.watermark')}</dt>
      <dd data-testid="cursor-watermark">
        {watermark === null ? t('cursor.none') : showWatermark(watermark, kind)}
      </dd>
      <dt>{t('cursor.last')}</dt>
      <dd>{lastPolledAt === null ? t('cursor.never') : `${formatMoment(lastPolledAt)} ${found}`}</dd>
      <dt>{t('cursor.next')}</dt>
      <dd>{nextPollAt === null ? t('cursor.off') : formatMoment(nextPollAt)}</dd>
    </dl>
  );
}

/** Why the watermark does not move. */
function Troubles({ state }: { state: PollState }) {
  const { t } = useTranslation('polls');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const { openRuns, failingRecords, lastError } = state;
  const described = lastError && describeFailure(lastError, undefined, words);
  return (
    <>
      {openRuns > 0 ? <Alert type="info" title={t('cursor.open', { count: openRuns })} /> : null}
      {failingRecords > 0 ? (
        <Alert type="warning" title={t('cursor.failing', { count: failingRecords })} />
      ) : null}
      {described ? <Alert type="error" title={described.userMessage} description={described.hint} /> : null}
    </>
  );
}
