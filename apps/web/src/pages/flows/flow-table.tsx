import { Switch, Table, Tag, Tooltip } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { FlowMenu } from './flow-menu.tsx';
import { LastRuns } from './last-runs.tsx';
import { useFlowActions } from './use-flow-actions.ts';

export type FlowRow = ServerOutputs['flows']['list']['items'][number];

export function FlowTable({ rows }: { rows: FlowRow[] }) {
  const { t } = useTranslation('flows');
  const actions = useFlowActions();
  const mayOperate = useCan('operator');
  const columns: ColumnsType<FlowRow> = [
    {
      title: t('columns.name'),
      dataIndex: 'name',
      render: (_, flow) => (
        <>
          <Link to={`/flows/${flow.id}`} style={{ fontWeight: 600 }}>
            {flow.name}
          </Link>
          {flow.folder ? <div style={{ color: 'var(--fb-text-3)', fontSize: 12 }}>{flow.folder}</div> : null}
        </>
      ),
    },
    {
      title: t('columns.triggers'),
      width: 190,
      render: (_, flow) => (
        <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
          {flow.triggerKinds.map((kind) => (
            <Tag key={kind}>{t(`triggers.${kind}`)}</Tag>
          ))}
        </span>
      ),
    },
    {
      title: t('columns.published'),
      width: 120,
      render: (_, flow) =>
        flow.publishedVersion === null ? (
          <span style={{ color: 'var(--fb-text-3)' }}>{t('draftOnly')}</span>
        ) : (
          t('version', { number: flow.publishedVersion })
        ),
    },
    {
      title: t('columns.enabled'),
      width: 100,
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
    { title: t('columns.lastRuns'), width: 130, render: (_, flow) => <LastRuns runs={flow.lastRuns} /> },
    {
      title: t('columns.updated'),
      width: 195,
      className: 'nowrap',
      render: (_, flow) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(flow.updatedAt)}</span>,
    },
    { title: '', width: 56, fixed: 'end', render: (_, flow) => <FlowMenu flow={flow} actions={actions} /> },
  ];
  return (
    <Table<FlowRow>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1060 }}
      onRow={(flow) => ({ ...testId(`flow-row-${flow.id}`) })}
    />
  );
}
