import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import { RemoveMember } from './remove-member.tsx';
import { RoleSelect } from './role-select.tsx';

export type Member = ServerOutputs['members']['list'][number];

/** Who belongs to the tenant, and what each may do. */
export function MembersTab() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const { user } = useSession();
  const mayManage = useCan('admin');
  const members = useQuery(trpc.members.list.queryOptions());
  const rows = members.data ?? [];
  const columns: ColumnsType<Member> = [
    {
      title: t('members.name'),
      render: (_, member) => (
        <>
          <strong>{member.name}</strong> {member.userId === user.id ? <Tag>{t('members.you')}</Tag> : null}
          <div className="quiet">{member.email}</div>
        </>
      ),
    },
    { title: t('members.role'), width: 320, render: (_, member) => <RoleSelect member={member} /> },
    {
      title: t('members.since'),
      width: 200,
      className: 'nowrap',
      render: (_, member) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(member.since)}</span>,
    },
    { title: '', width: 64, render: (_, member) => <RemoveMember member={member} /> },
  ];
  return (
    <>
      {mayManage ? null : <p className="settings-about">{t('members.readOnly')}</p>}
      <ListPanel query={singlePage(members)} count={rows.length} empty={{ title: '–', hint: '' }}>
        <Table<Member>
          rowKey="userId"
          size="middle"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          onRow={(member) => ({ ...testId(`member-row-${member.email}`) })}
        />
      </ListPanel>
    </>
  );
}
