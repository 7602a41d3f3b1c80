import { Switch, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
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
  /** Each order has one way; choosing it again goes back to "last changed first". */
  const orderedBy = (by: FlowSort, way: 'ascending' | 'descending') => ({
    now: sort === by ? way : undefined,
    change: () => filters.change({ sort: sort === by ? 'changed' : by }),
  });
  const columns: ListColumn<FlowRow>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      order: orderedBy('name', 'ascending'),
      render: (flow) => <FlowName flow={flow} filters={filters} />,
    },
    {
      key: 'triggers',
      title: t('columns.triggers'),
      width: 116,
      render: (flow) => (
        <span className="flow-tags">
          {flow.triggerKinds.map((kind) => (
            <Tag key={kind}>{t(`triggers.${kind}`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'published',
      title: t('columns.published'),
      width: 104,
      render: (flow) =>
        flow.publishedVersion === null ? (
          <span style={{ color: 'var(--fb-text-3)' }}>{t('draftOnly')}</span>
        ) : (
          t('version', { number: flow.publishedVersion })
        ),
    },
    {
      key: 'enabled',
      title: t('columns.enabled'),
      width: 84,
      render: (flow) => (
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
      key: 'lastRuns',
      title: t('columns.lastRuns'),
      width: 126,
      order: orderedBy('lastRun', 'descending'),
      render: (flow) => <LastRuns runs={flow.lastRuns} />,
    },
    {
      key: 'updated',
      title: t('columns.updated'),
      width: 148,
      from: 'wide',
      className: 'nowrap',
      order: orderedBy('changed', 'descending'),
      render: (flow) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(flow.updatedAt)}</span>,
    },
    {
      key: 'buttons',
      title: '',
      width: 48,
      pinned: 'end',
      render: (flow) => <FlowMenu flow={flow} actions={actions} />,
    },
  ];
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={(flow) => flow.id}
      minWidth={720}
      selection={{ ids: ticked, labelOf: ({ name }) => t('shell:selectRow', { name }), change: onTick }}
      rowAttributes={(flow) => ({
        ...testId(`flow-row-${flow.id}`),
        draggable: mayBuild,
        onDragStart: (event) =>
          startDrag(event, { kind: 'flows', ids: ticked.includes(flow.id) ? [...ticked] : [flow.id] }),
      })}
    />
  );
}
