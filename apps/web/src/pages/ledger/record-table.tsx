import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useTranslation } from 'react-i18next';
import { FailureLine } from '../../failure/failure-line.tsx';
import { formatMoment } from '../listing/format-moment.ts';
import { selectAllTitle } from '../listing/select-all-title.tsx';
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
  const columns: ColumnsType<RecordRow> = [
    {
      title: t('columns.key'),
      width: 170,
      fixed: 'start',
      render: (_, { key }) => (
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
      title: t('columns.state'),
      width: 110,
      render: (_, { state }) => <RecordStateTag state={state} />,
    },
    {
      title: t('columns.fields'),
      width: 220,
      render: (_, { fieldsJson }) => <BusinessFieldsLine json={fieldsJson} />,
    },
    {
      title: t('columns.error'),
      width: 240,
      render: (_, { error }) => (error ? <FailureLine failure={error} /> : null),
    },
    {
      title: t('columns.staged'),
      width: 190,
      className: 'nowrap',
      render: (_, { stagedAt }) => formatMoment(stagedAt),
    },
    {
      title: t('columns.delivered'),
      width: 190,
      className: 'nowrap',
      render: (_, { deliveredAt }) => formatMoment(deliveredAt),
    },
  ];
  return (
    <Table<RecordRow>
      rowKey="key"
      size="middle"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1_140 }}
      rowSelection={{
        fixed: true,
        columnTitle: selectAllTitle,
        getCheckboxProps: ({ key }) => ({ 'aria-label': t('shell:selectRow', { name: key }) }),
        getTitleCheckboxProps: () => ({ 'aria-label': t('shell:selectShown') }),
        selectedRowKeys: [...selected],
        onChange: (keys) => onSelect(keys.map(String)),
      }}
    />
  );
}
