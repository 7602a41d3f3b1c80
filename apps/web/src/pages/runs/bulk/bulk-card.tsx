import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../app/session.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { formatMoment } from '../../listing/format-moment.ts';
import { RUN_STATES, RunStateTag } from '../../listing/run-state-tag.tsx';
import type { BulkItem } from './bulk-drawer.tsx';
import { BulkRefusals } from './bulk-refusals.tsx';
import { BULK_COLOURS, isAtWork } from './bulk-state.ts';

/** One bulk operation: what it does, how far it is, how the retried runs stand, what was left as it is. */
export function BulkCard({ bulk }: { bulk: BulkItem }) {
  const { t } = useTranslation(['bulk', 'runs']);
  const moment = formatMoment(bulk.createdAt);
  const percent = bulk.total === 0 ? 100 : Math.floor(((bulk.done + bulk.refused) / bulk.total) * 100);
  const outcomes = RUN_STATES.filter((state) => (bulk.outcomes[state] ?? 0) > 0);
  return (
    <li className="bulk-card" data-testid={`bulk-${bulk.id}`} data-state={bulk.state}>
      <div className="bulk-card-head">
        <strong>{t(`bulk:list.${bulk.kind}`, { count: bulk.total })}</strong>
        <Tag color={BULK_COLOURS[bulk.state]}>{t(`bulk:states.${bulk.state}`)}</Tag>
        {isAtWork(bulk.state) ? <StopButton id={bulk.id} /> : null}
      </div>
      <p className="bulk-facts">
        {bulk.requestedBy === null
          ? t('bulk:list.at', { moment })
          : t('bulk:list.by', { moment, person: bulk.requestedBy.name })}
        {bulk.kind === 'retry'
          ? ` · ${t(`runs:retryDialog.froms.${bulk.from}`)} · ${t(`runs:retryDialog.${bulk.version}`)}`
          : null}
      </p>
      <Progress
        percent={Math.min(percent, 100)}
        size="small"
        status={bulk.state === 'canaryFailed' ? 'exception' : isAtWork(bulk.state) ? 'active' : 'normal'}
        format={() => t('bulk:list.progress', { done: bulk.done + bulk.refused, total: bulk.total })}
      />
      {bulk.canaryRunId === null ? null : (
        <p className="bulk-facts">
          <Link to={`/runs/${bulk.canaryRunId}`}>{t('bulk:list.canary')}</Link>
        </p>
      )}
      {outcomes.length > 0 ? (
        <p className="bulk-outcomes">
          <span>{t('bulk:list.outcomes')}</span>
          {outcomes.map((state) => (
            <span key={state} className="bulk-outcome">
              <RunStateTag state={state} /> {bulk.outcomes[state]}
            </span>
          ))}
        </p>
      ) : null}
      <BulkRefusals refused={bulk.refused} refusals={bulk.refusals} />
    </li>
  );
}

function StopButton({ id }: { id: string }) {
  const { t } = useTranslation(['bulk', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const mayOperate = useCan('operator');
  const stop = useMutation(
    trpc.bulk.stop.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.bulk.pathKey() }),
    }),
  );
  return (
    <>
      <Popconfirm
        title={t('bulk:list.stopQuestion')}
        okText={t('bulk:list.stop')}
        cancelText={t('shell:back')}
        onConfirm={() => stop.mutate({ id })}
      >
        <Button size="small" danger disabled={!mayOperate} loading={stop.isPending} data-testid="bulk-stop">
          {t('bulk:list.stop')}
        </Button>
      </Popconfirm>
      {stop.isError ? <Alert type="error" title={errorText(stop.error)} /> : null}
    </>
  );
}
