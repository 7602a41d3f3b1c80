import { Table, Tag, Tooltip } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { Key, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { FailureLine } from '../../failure/failure-line.tsx';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatDuration, formatMoment } from '../listing/format-moment.ts';
import { RunStateTag } from '../listing/run-state-tag.tsx';
import { selectAllTitle } from '../listing/select-all-title.tsx';
import { WaitNote } from '../listing/wait-note.tsx';
import { RunMenu } from './run-menu.tsx';

export type RunRow = ServerOutputs['runs']['list']['items'][number];

type Props = {
  rows: RunRow[];
  /** Ids of the rows shown as selected. */
  ticked: readonly string[];
  /** Absent: rows cannot be selected. */
  onTick: ((ids: string[]) => void) | undefined;
};

export function RunTable({ rows, ticked, onTick }: Props) {
  const { t } = useTranslation(['runs', 'bulk', 'shell']);
  const navigate = useNavigate();
  const columns: ColumnsType<RunRow> = [
    {
      title: t('columns.state'),
      width: 190,
      render: (_, run) => (
        <>
          <RunStateTag state={run.state} />
          <WaitNote waits={run.waitsFor} />
        </>
      ),
    },
    {
      title: t('columns.flow'),
      render: (_, run) => (
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
      title: t('columns.trigger'),
      width: 140,
      className: 'nowrap',
      render: (_, run) => (
        <>
          {t(`triggers.${run.triggerKind}`)} {run.isTest ? <Tag>{t('test')}</Tag> : null}
          {run.duplicateOf === null ? null : <DuplicateTag of={run.duplicateOf} />}
        </>
      ),
    },
    {
      title: t('columns.accepted'),
      width: 165,
      className: 'nowrap',
      render: (_, run) => formatMoment(run.acceptedAt),
    },
    {
      title: t('columns.duration'),
      width: 100,
      className: 'nowrap',
      render: (_, run) => formatDuration(run.durationMs),
    },
    {
      title: t('columns.error'),
      render: (_, run) => (run.error ? <FailureLine failure={run.error} /> : null),
    },
    { title: '', width: 56, fixed: 'end', render: (_, run) => <RunMenu run={run} /> },
  ];
  const selection = (selected: readonly string[], tick: (ids: string[]) => void) => ({
    selectedRowKeys: [...selected],
    preserveSelectedRowKeys: true,
    columnWidth: 44,
    columnTitle: selectAllTitle,
    getTitleCheckboxProps: () => ({ 'aria-label': t('shell:selectShown') }),
    onChange: (keys: Key[]) => tick(keys.map(String)),
    getCheckboxProps: (run: RunRow) => ({ 'aria-label': t('bulk:bar.selectRun', { id: run.id }) }),
    // Beside the box is still the box: the row must not open.
    onCell: () => ({ onClick: (event: MouseEvent) => event.stopPropagation() }),
  });
  return (
    <Table<RunRow>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1060 }}
      {...(onTick === undefined ? {} : { rowSelection: selection(ticked, onTick) })}
      onRow={(run) => ({
        'data-testid': `run-row-${run.id}`,
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
