import { useTranslation } from 'react-i18next';
import { testId } from '../../../app/test-id.ts';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { formatMoment } from '../../listing/format-moment.ts';
import type { ListColumn } from '../../listing/table/list-column.ts';
import { ListTable } from '../../listing/table/list-table.tsx';
import { KeyState } from './key-state.tsx';
import { RevokeKey } from './revoke-key.tsx';

export type ApiKey = ServerOutputs['apiKeys']['mine'][number];

const quiet = (text: string) => <span style={{ color: 'var(--fb-text-2)' }}>{text}</span>;

/** The keys, newest first; with whose they are where they are of several people. */
export function KeyTable({ rows, withPerson }: { rows: readonly ApiKey[]; withPerson: boolean }) {
  const { t } = useTranslation('apiKeys');
  const columns: ListColumn<ApiKey>[] = [
    {
      key: 'name',
      title: t('name'),
      width: 190,
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          {withPerson ? <div>{row.person.name}</div> : null}
          {row.allTenants ? <div className="key-notes">{t('inAllTenants')}</div> : null}
          {row.thisMachineOnly ? <div className="key-notes">{t('thisMachine')}</div> : null}
        </>
      ),
    },
    {
      key: 'prefix',
      title: t('keyColumn'),
      width: 110,
      render: (row) => (row.prefix === null ? quiet('–') : <code>{row.prefix}…</code>),
    },
    { key: 'state', title: t('state'), width: 190, render: (row) => <KeyState apiKey={row} /> },
    {
      key: 'lastUsed',
      title: t('lastUsed'),
      width: 180,
      className: 'nowrap',
      render: (row) => (
        <>
          {row.lastUsedAt === null ? quiet(t('unused')) : formatMoment(row.lastUsedAt)}
          <div className="key-notes">{t('madeAt', { moment: formatMoment(row.createdAt) })}</div>
        </>
      ),
    },
    { key: 'buttons', title: '', width: 90, pinned: 'end', render: (row) => <RevokeKey apiKey={row} /> },
  ];
  return (
    <ListTable
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      minWidth={750}
      rowAttributes={(row) => ({ ...testId(`key-row-${row.name}`) })}
    />
  );
}
