import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ConnectionMenu } from './connection-menu.tsx';
import { ConnectionUsages } from './connection-usages.tsx';
import { TestCell } from './test-cell.tsx';
import './connections.css';

export type ConnectionRow = ServerOutputs['connections']['list'][number];

type Props = {
  rows: ConnectionRow[];
  connectors: readonly ConnectorManifest[];
  onEdit: (id: string) => void;
};

export function ConnectionTable({ rows, connectors, onEdit }: Props) {
  const { t } = useTranslation('connections');
  const language = usePreferences((state) => state.language);
  const mayBuild = useCan('builder');
  const connectorOf = (row: ConnectionRow) => connectors.find((each) => each.key === row.connectorKey);
  const columns: ColumnsType<ConnectionRow> = [
    {
      title: t('columns.name'),
      render: (_, row) =>
        mayBuild ? (
          <Button type="link" className="row-link" onClick={() => onEdit(row.id)}>
            {row.name}
          </Button>
        ) : (
          <strong>{row.name}</strong>
        ),
    },
    {
      title: t('columns.connector'),
      render: (_, row) => {
        const connector = connectorOf(row);
        return (
          <span className="connection-system">
            {connector ? <ConnectorIcon connector={connector} /> : null}
            {connector?.names[language] ?? row.connectorKey}
          </span>
        );
      },
    },
    {
      title: t('columns.test'),
      width: 260,
      render: (_, row) => <TestCell row={row} connector={connectorOf(row)} />,
    },
    { title: t('columns.used'), width: 120, render: (_, row) => <ConnectionUsages row={row} /> },
    {
      title: t('columns.updated'),
      width: 195,
      className: 'nowrap',
      render: (_, row) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(row.updatedAt)}</span>,
    },
    {
      title: '',
      width: 56,
      fixed: 'end',
      render: (_, row) => <ConnectionMenu row={row} onEdit={() => onEdit(row.id)} />,
    },
  ];
  return (
    <Table<ConnectionRow>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 940 }}
      onRow={(row) => ({ ...testId(`connection-row-${row.name}`) })}
    />
  );
}
