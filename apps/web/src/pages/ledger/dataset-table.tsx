import { Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { formatCount } from './format-count.ts';
import { RECORD_STATES, type RecordState } from './record-state.tsx';
import './ledger.css';

type DatasetRow = ServerOutputs['datasets']['list']['items'][number];

/** As wide as the words in either language: all of them fit beside the navigation of a 1024 pixel screen. */
const WIDTHS: Record<RecordState, number> = {
  pending: 84,
  delivering: 104,
  delivered: 98,
  failed: 66,
  parked: 72,
};

/** A dataset a row, a column for each state; a count leads to the records behind it. */
export function DatasetTable({ rows }: { rows: DatasetRow[] }) {
  const { t } = useTranslation('ledger');
  const { xl } = Grid.useBreakpoint();
  const columns: ListColumn<DatasetRow>[] = [
    {
      key: 'dataset',
      title: t('columns.dataset'),
      pinned: 'start',
      render: ({ name }) => (
        <Link to={addressOf(name)} className="dataset-name" data-testid={`dataset-${name}`}>
          {name}
        </Link>
      ),
    },
    {
      key: 'total',
      title: t('columns.total'),
      width: 88,
      align: 'end',
      className: 'nowrap',
      render: ({ counts }) => formatCount(Object.values(counts).reduce((sum, each) => sum + each, 0)),
    },
    ...RECORD_STATES.map((state) => ({
      key: 'buttons',
      title: t(`states.${state}`),
      width: WIDTHS[state],
      align: 'end' as const,
      className: 'nowrap',
      render: (row: DatasetRow) => <StateCount row={row} state={state} />,
    })),
    {
      key: 'changed',
      title: t('columns.changed'),
      // Date and time under each other where there is little room.
      width: xl ? 205 : 132,
      className: 'ledger-moment',
      render: ({ changedAt }) => formatMoment(changedAt),
    },
  ];
  return <ListTable rows={rows} columns={columns} idOf={(row) => row.name} minWidth={760} />;
}

const addressOf = (name: string) => `/ledger/${encodeURIComponent(name)}`;

function StateCount({ row, state }: { row: DatasetRow; state: RecordState }) {
  const count = row.counts[state];
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Link
      to={`${addressOf(row.name)}?state=${state}`}
      className={`record-count is-${state}`}
      data-testid={`dataset-${row.name}-${state}`}
    >
      {formatCount(count)}
    </Link>
  );
}
