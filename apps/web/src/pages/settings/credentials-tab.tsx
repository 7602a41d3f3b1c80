import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { CreateCredential } from './create-credential.tsx';
import { CredentialFlows } from './credential-flows.tsx';
import { CredentialState } from './credential-state.tsx';
import { RevokeCredential } from './revoke-credential.tsx';
import { RotateCredential } from './rotate-credential.tsx';

export type Credential = ServerOutputs['apiCredentials']['list'][number];

/** What lets other systems call the tenant's HTTP triggers. */
export function CredentialsTab() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const mayManage = useCan('admin');
  const [creating, setCreating] = useState(false);
  const [rotated, setRotated] = useState<Credential>();
  const credentials = useQuery(trpc.apiCredentials.list.queryOptions(undefined, { enabled: mayManage }));
  if (!mayManage) return <Alert type="info" showIcon title={t('credentials.forbidden')} />;
  const rows = credentials.data ?? [];
  const create = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      data-testid="new-credential"
      onClick={() => setCreating(true)}
    >
      {t('credentials.create')}
    </Button>
  );
  const columns: ListColumn<Credential>[] = [
    {
      key: 'name',
      title: t('credentials.name'),
      width: 210,
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          <div style={{ color: 'var(--fb-text-3)', fontSize: 12 }}>
            {t(`credentials.kinds.${row.kind}`)}
            {row.userName === null ? '' : ` · ${row.userName}`}
          </div>
        </>
      ),
    },
    { key: 'hint', title: t('credentials.hint'), width: 110, render: (row) => <code>…{row.hint}</code> },
    {
      key: 'lastUsed',
      title: t('credentials.lastUsed'),
      width: 150,
      className: 'nowrap',
      render: (row) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(row.lastUsedAt)}</span>,
    },
    {
      key: 'flows',
      title: t('credentials.flows'),
      width: 210,
      render: (row) => <CredentialFlows credential={row} />,
    },
    {
      key: 'state',
      title: t('credentials.state'),
      width: 260,
      render: (row) => <CredentialState credential={row} />,
    },
    {
      key: 'buttons',
      title: '',
      width: 170,
      pinned: 'end',
      render: (row) =>
        row.revokedAt === null ? (
          <span className="row-buttons">
            <Button
              size="small"
              autoInsertSpace={false}
              aria-label={t('credentials.rotateOf', { name: row.name })}
              onClick={() => setRotated(row)}
            >
              {t('credentials.rotate')}
            </Button>
            <RevokeCredential credential={row} />
          </span>
        ) : null,
    },
  ];
  return (
    <>
      <div className="settings-bar">
        <p className="settings-about">{t('credentials.about')}</p>
        {create}
      </div>
      <ListPanel
        query={singlePage(credentials)}
        count={rows.length}
        empty={{ title: t('credentials.emptyTitle'), hint: t('credentials.emptyHint') }}
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={(row) => row.id}
          minWidth={1110}
          rowAttributes={(row) => ({ ...testId(`credential-row-${row.name}`) })}
        />
      </ListPanel>
      {rotated ? <RotateCredential credential={rotated} onClose={() => setRotated(undefined)} /> : null}
      {creating ? <CreateCredential onClose={() => setCreating(false)} /> : null}
    </>
  );
}
