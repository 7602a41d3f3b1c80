import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
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
  const columns: ListColumn<ConnectionRow>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      render: (row) =>
        mayBuild ? (
          <Button type="link" className="row-link" onClick={() => onEdit(row.id)}>
            {row.name}
          </Button>
        ) : (
          <strong>{row.name}</strong>
        ),
    },
    {
      key: 'connector',
      title: t('columns.connector'),
      render: (row) => {
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
      key: 'test',
      title: t('columns.test'),
      width: 240,
      render: (row) => <TestCell row={row} connector={connectorOf(row)} />,
    },
    { key: 'used', title: t('columns.used'), width: 96, render: (row) => <ConnectionUsages row={row} /> },
    {
      key: 'updated',
      title: t('columns.updated'),
      width: 195,
      from: 'wide',
      className: 'nowrap',
      render: (row) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(row.updatedAt)}</span>,
    },
    {
      key: 'buttons',
      title: '',
      width: 56,
      pinned: 'end',
      render: (row) => <ConnectionMenu row={row} onEdit={() => onEdit(row.id)} />,
    },
  ];
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      minWidth={740}
      rowAttributes={(row) => ({ ...testId(`connection-row-${row.name}`) })}
    />
  );
}
