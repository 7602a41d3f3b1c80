import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureLine } from '../../failure/failure-line.tsx';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { BusinessFieldsLine } from './business-fields-line.tsx';
import { type RecordRow, RecordStateTag } from './record-state.tsx';

type Props = {
  rows: RecordRow[];
  selected: readonly string[];
  onSelect: (keys: string[]) => void;
  onOpen: (key: string) => void;
};

export function RecordTable({ rows, selected, onSelect, onOpen }: Props) {
  const { t } = useTranslation(['ledger', 'shell']);
  const columns: ListColumn<RecordRow>[] = [
    {
      key: 'key',
      title: t('columns.key'),
      width: 170,
      pinned: 'start',
      render: ({ key }) => (
        <Button
          type="link"
          className="row-link record-key"
          title={key}
          data-testid={`record-${key}`}
          onClick={() => onOpen(key)}
        >
          <span className="two-lines">{key}</span>
        </Button>
      ),
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: 110,
      render: ({ state }) => <RecordStateTag state={state} />,
    },
    {
      key: 'fields',
      title: t('columns.fields'),
      width: 220,
      render: ({ fieldsJson }) => <BusinessFieldsLine json={fieldsJson} />,
    },
    {
      key: 'error',
      title: t('columns.error'),
      width: 240,
      render: ({ error }) => (error ? <FailureLine failure={error} /> : null),
    },
    {
      key: 'staged',
      title: t('columns.staged'),
      width: 190,
      className: 'nowrap',
      render: ({ stagedAt }) => formatMoment(stagedAt),
    },
    {
      key: 'delivered',
      title: t('columns.delivered'),
      width: 190,
      className: 'nowrap',
      render: ({ deliveredAt }) => formatMoment(deliveredAt),
    },
  ];
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={(row) => row.key}
      minWidth={1_140}
      selection={{
        ids: selected,
        labelOf: ({ key }) => t('shell:selectRow', { name: key }),
        change: onSelect,
      }}
    />
  );
}
