import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Table, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import { CreateCredential } from './create-credential.tsx';
import { RevokeCredential } from './revoke-credential.tsx';

export type Credential = ServerOutputs['apiCredentials']['list'][number];

/** What lets other systems call the tenant's HTTP triggers. */
export function CredentialsTab() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const mayManage = useCan('admin');
  const [creating, setCreating] = useState(false);
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
  const columns: ColumnsType<Credential> = [
    {
      title: t('credentials.name'),
      render: (_, row) => (
        <>
          <strong>{row.name}</strong>
          <div style={{ color: 'var(--fb-text-3)', fontSize: 12 }}>
            {t(`credentials.kinds.${row.kind}`)}
            {row.userName === null ? '' : ` · ${row.userName}`}
          </div>
        </>
      ),
    },
    { title: t('credentials.hint'), width: 110, render: (_, row) => <code>…{row.hint}</code> },
    {
      title: t('credentials.lastUsed'),
      width: 190,
      className: 'nowrap',
      render: (_, row) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(row.lastUsedAt)}</span>,
    },
    {
      title: t('credentials.created'),
      width: 200,
      className: 'nowrap',
      render: (_, row) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(row.createdAt)}</span>,
    },
    {
      title: t('credentials.state'),
      width: 260,
      render: (_, row) => <CredentialState credential={row} />,
    },
    { title: '', width: 110, fixed: 'end', render: (_, row) => <RevokeCredential credential={row} /> },
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
        <Table<Credential>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 1000 }}
          onRow={(row) => ({ ...testId(`credential-row-${row.name}`) })}
        />
      </ListPanel>
      {creating ? <CreateCredential onClose={() => setCreating(false)} /> : null}
    </>
  );
}

function CredentialState({ credential: { revokedAt, expiresAt } }: { credential: Credential }) {
  const { t } = useTranslation('settings');
  if (revokedAt !== null) return <Tag>{t('credentials.revoked', { moment: formatMoment(revokedAt) })}</Tag>;
  if (expiresAt === null) return <Tag color="success">{t('credentials.active')}</Tag>;
  const moment = formatMoment(expiresAt);
  return new Date(expiresAt) > new Date() ? (
    <Tag color="success">{t('credentials.activeUntil', { moment })}</Tag>
  ) : (
    <Tag color="warning">{t('credentials.expired', { moment })}</Tag>
  );
}
