import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Language } from '../../app/preferences.ts';
import { testId } from '../../app/test-id.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { PartUsages } from './part-usages.tsx';
import { RemovePart } from './remove-part.tsx';

export type PartRow = ServerOutputs['customParts']['list'][number];

export function PartTable({ rows, language }: { rows: readonly PartRow[]; language: Language }) {
  const { t } = useTranslation('parts');
  const columns: ListColumn<PartRow>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      pinned: 'start',
      render: ({ id, key, names, kind, actions }) => (
        <span className="part-name">
          <Link to={`/parts/${id}`}>{names[language]}</Link>
          <small>
            <code>{key}</code>
            {kind === 'connector' && actions > 0 ? ` · ${t('actions', { count: actions })}` : null}
          </small>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('columns.kind'),
      width: 130,
      render: ({ kind }) => <Tag color={kind === 'connector' ? 'blue' : 'purple'}>{t(`kind.${kind}`)}</Tag>,
    },
    {
      key: 'version',
      title: t('columns.version'),
      width: 130,
      className: 'nowrap',
      render: ({ version }) =>
        version === null ? (
          <span className="quiet">{t('draftOnly')}</span>
        ) : (
          t('version', { number: version })
        ),
    },
    { key: 'usedBy', title: t('columns.usedBy'), width: 140, render: (row) => <PartUsages row={row} /> },
    {
      key: 'changed',
      title: t('columns.changed'),
      width: 180,
      className: 'nowrap',
      from: 'wide',
      render: ({ updatedAt }) => <span className="quiet">{formatMoment(updatedAt)}</span>,
    },
    {
      key: 'buttons',
      title: '',
      width: 64,
      pinned: 'end',
      render: ({ id, names }) => <RemovePart id={id} name={names[language]} />,
    },
  ];
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      minWidth={700}
      rowAttributes={({ key }) => ({ ...testId(`part-row-${key}`) })}
    />
  );
}
