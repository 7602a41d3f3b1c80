import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { FailureLine } from '../../failure/failure-line.tsx';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatDuration, formatMoment } from '../listing/format-moment.ts';
import { RunStateTag } from '../listing/run-state-tag.tsx';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { WaitNote } from '../listing/wait-note.tsx';
import { RunMenu } from './run-menu.tsx';

export type RunRow = ServerOutputs['runs']['list']['items'][number];

type Props = {
  rows: RunRow[];
  /** Ids of runs that have come since the list was opened. */
  newRows: ReadonlySet<string>;
  /** Ids of the rows shown as selected. */
  ticked: readonly string[];
  /** Absent: rows cannot be selected. */
  onTick: ((ids: string[]) => void) | undefined;
};

export function RunTable({ rows, newRows, ticked, onTick }: Props) {
  const { t } = useTranslation(['runs', 'bulk', 'shell']);
  const navigate = useNavigate();
  const columns: ListColumn<RunRow>[] = [
    {
      key: 'state',
      title: t('columns.state'),
      width: 190,
      render: (run) => (
        <>
          <RunStateTag state={run.state} />
          <WaitNote waits={run.waitsFor} decided={run.decided} />
        </>
      ),
    },
    {
      key: 'flow',
      title: t('columns.flow'),
      render: (run) => (
        <>
          <Link
            to={`/runs/${run.id}`}
            onClick={(event) => event.stopPropagation()}
            style={{ fontWeight: 600 }}
          >
            {run.flowName}
          </Link>
          <div style={{ color: 'var(--fb-text-3)', fontSize: 12 }}>
            {run.version === null ? t('draft') : t('version', { number: run.version })}
            {run.attempt > 1 ? ` · ${t('attempt', { number: run.attempt })}` : ''}
            {run.duplicateOf === null ? null : (
              <>
                {' · '}
                <Link
                  to={`/runs/${run.duplicateOf}`}
                  data-testid="duplicate-of"
                  onClick={(event) => event.stopPropagation()}
                >
                  {t('duplicateOf', { id: run.duplicateOf.slice(-8) })}
                </Link>
              </>
            )}
          </div>
        </>
      ),
    },
    {
      key: 'trigger',
      title: t('columns.trigger'),
      width: 140,
      className: 'nowrap',
      render: (run) => (
        <>
          {t(`triggers.${run.triggerKind}`)} {run.isTest ? <Tag>{t('test')}</Tag> : null}
          {run.duplicateOf === null ? null : <DuplicateTag of={run.duplicateOf} />}
        </>
      ),
    },
    {
      key: 'accepted',
      title: t('columns.accepted'),
      width: 165,
      className: 'nowrap',
      render: (run) => formatMoment(run.acceptedAt),
    },
    {
      key: 'duration',
      title: t('columns.duration'),
      width: 100,
      className: 'nowrap',
      render: (run) => formatDuration(run.durationMs),
    },
    {
      key: 'error',
      title: t('columns.error'),
      render: (run) => (run.error ? <FailureLine failure={run.error} /> : null),
    },
    { key: 'buttons', title: '', width: 56, pinned: 'end', render: (run) => <RunMenu run={run} /> },
  ];
  const selection = (ids: readonly string[], change: (ids: string[]) => void) => ({
    ids,
    change,
    labelOf: (run: RunRow) => t('bulk:bar.selectRun', { id: run.id }),
  });
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      minWidth={1060}
      selection={onTick && selection(ticked, onTick)}
      rowAttributes={(run) => ({
        'data-testid': `run-row-${run.id}`,
        'data-new': newRows.has(run.id),
        style: { cursor: 'pointer' },
        onClick: () => void navigate(`/runs/${run.id}`),
      })}
    />
  );
}

/** A call that repeated an earlier one: leads to the run that answered it. */
function DuplicateTag({ of }: { of: string }) {
  const { t } = useTranslation('runs');
  return (
    <Tooltip title={t('duplicateOf', { id: of })}>
      <Link to={`/runs/${of}`} onClick={(event) => event.stopPropagation()}>
        <Tag>{t('duplicate')}</Tag>
      </Link>
    </Tooltip>
  );
}
