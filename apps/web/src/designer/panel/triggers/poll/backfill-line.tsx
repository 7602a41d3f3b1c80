import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { showWatermark } from './show-watermark.ts';
import type { Poll, PollState } from './use-poll.ts';

type Backfill = NonNullable<PollState['backfill']>;

/** The last back-fill: how far it is, or how it ended. */
export function BackfillLine({
  poll,
  kind,
  backfill,
}: {
  poll: Poll;
  kind: PollState['kind'];
  backfill: Backfill;
}) {
  const { t } = useTranslation('polls');
  const { state, from, to, at, delivered } = backfill;
  const show = (value: string | number) => showWatermark(value, kind);
  return (
    <div className="backfill-line" data-testid="backfill">
      <span>{t('fill.range', { from: show(from), to: show(to) })}</span>
      <Progress
        size="small"
        percent={percentOf(backfill, kind)}
        status={
          { running: 'active', done: 'success', failed: 'exception', cancelled: 'normal' }[state] as 'active'
        }
      />
      <span className="field-help">{t(`fill.states.${state}`, { at: show(at), count: delivered })}</span>
      {state === 'running' ? (
        <Button
          size="small"
          danger
          loading={poll.cancel.isPending}
          data-testid="backfill-cancel"
          onClick={() => poll.cancel.mutate(poll.trigger)}
        >
          {t('fill.cancel')}
        </Button>
      ) : null}
    </div>
  );
}

/** A text has no middle: it is done or not. */
function percentOf({ state, from, to, at }: Backfill, kind: PollState['kind']): number {
  if (state === 'done') return 100;
  if (kind === 'text') return 0;
  const place = (value: string | number) => (kind === 'time' ? Date.parse(String(value)) : Number(value));
  return Math.round((100 * (place(at) - place(from))) / (place(to) - place(from)));
}
