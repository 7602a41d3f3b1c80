import { Switch, Table, Tag, Tooltip } from 'antd';
import type { ColumnsType, TableProps } from 'antd/es/table';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { selectAllTitle } from '../listing/select-all-title.tsx';
import { startDrag } from './flow-drag.ts';
import type { FlowFilterState, FlowSort } from './flow-filters.ts';
import { FlowMenu } from './flow-menu.tsx';
import { FlowName } from './flow-name.tsx';
import { LastRuns } from './last-runs.tsx';
import { useFlowActions } from './use-flow-actions.ts';
import './flow-list.css';

export type FlowRow = ServerOutputs['flows']['list']['items'][number];

type Props = {
  rows: FlowRow[];
  filters: FlowFilterState;
  /** Ids of the rows shown as selected. */
  ticked: readonly string[];
  onTick(ids: string[]): void;
};

export function FlowTable({ rows, filters, ticked, onTick }: Props) {
  const { t } = useTranslation(['flows', 'shell']);
  const actions = useFlowActions();
  const mayOperate = useCan('operator');
  const mayBuild = useCan('builder');
  const { sort } = filters.filters;
  const columns: ColumnsType<FlowRow> = [
    {
      title: t('columns.name'),
      ...sorted('name', sort),
      render: (_, flow) => <FlowName flow={flow} filters={filters} />,
    },
    {
      title: t('columns.triggers'),
      width: 116,
      render: (_, flow) => (
        <span className="flow-tags">
          {flow.triggerKinds.map((kind) => (
            <Tag key={kind}>{t(`triggers.${kind}`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      title: t('columns.published'),
      width: 104,
      render: (_, flow) =>
        flow.publishedVersion === null ? (
          <span style={{ color: 'var(--fb-text-3)' }}>{t('draftOnly')}</span>
        ) : (
          t('version', { number: flow.publishedVersion })
        ),
    },
    {
      title: t('columns.enabled'),
      width: 84,
      render: (_, flow) => (
        <Tooltip title={flow.publishedVersion === null ? t('publishFirst') : undefined}>
          <Switch
            checked={flow.enabled}
            disabled={!mayOperate || (flow.publishedVersion === null && !flow.enabled)}
            loading={actions.switching === flow.id}
            onChange={(enabled) => actions.switchTo(flow.id, enabled)}
            aria-label={t('enable', { name: flow.name })}
          />
        </Tooltip>
      ),
    },
    {
      title: t('columns.lastRuns'),
      width: 126,
      ...sorted('lastRun', sort),
      render: (_, flow) => <LastRuns runs={flow.lastRuns} />,
    },
    {
      title: t('columns.updated'),
      width: 148,
      responsive: ['xl'],
      className: 'nowrap',
      ...sorted('changed', sort),
      render: (_, flow) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(flow.updatedAt)}</span>,
    },
    { title: '', width: 48, fixed: 'end', render: (_, flow) => <FlowMenu flow={flow} actions={actions} /> },
  ];
  return (
    <Table<FlowRow>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 720 }}
      showSorterTooltip={false}
      rowSelection={{
        columnWidth: 40,
        columnTitle: selectAllTitle,
        selectedRowKeys: [...ticked],
        preserveSelectedRowKeys: true,
        getCheckboxProps: (flow) => ({ 'aria-label': t('shell:selectRow', { name: flow.name }) }),
        getTitleCheckboxProps: () => ({ 'aria-label': t('shell:selectShown') }),
        onChange: (keys) => onTick(keys.map(String)),
      }}
      onChange={(_pages, _filters, sorter) => filters.change({ sort: chosenSort(sorter) })}
      onRow={(flow) => ({
        ...testId(`flow-row-${flow.id}`),
        draggable: mayBuild,
        onDragStart: (event) =>
          startDrag(event, { kind: 'flows', ids: ticked.includes(flow.id) ? [...ticked] : [flow.id] }),
      })}
    />
  );
}

/** Each order has one way; choosing it again goes back to "last changed first". */
function sorted(key: FlowSort, sort: FlowSort) {
  const way = key === 'name' ? ('ascend' as const) : ('descend' as const);
  return { key, sorter: true, sortDirections: [way], sortOrder: sort === key ? way : null };
}

function chosenSort(sorter: Parameters<NonNullable<TableProps<FlowRow>['onChange']>>[2]): FlowSort {
  const { order, columnKey } = Array.isArray(sorter) ? {} : sorter;
  return order && (columnKey === 'name' || columnKey === 'lastRun') ? columnKey : 'changed';
}
