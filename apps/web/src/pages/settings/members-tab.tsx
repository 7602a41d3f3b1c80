import { UserAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RemoveMember } from './remove-member.tsx';
import { RoleSelect } from './role-select.tsx';

export type Member = ServerOutputs['members']['list'][number];

/** Their e-mail, and what DingTalk or WeCom knows them by. */
const calledThere = ({ email, knownAs }: Member): string =>
  [email, knownAs].filter((each) => each !== null).join(' · ') || '–';

/** Who belongs to the tenant, and what each may do. */
export function MembersTab() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const { user } = useSession();
  const mayManage = useCan('admin');
  const [inviting, setInviting] = useState(false);
  const members = useQuery(trpc.members.list.queryOptions());
  const rows = members.data ?? [];
  const columns: ListColumn<Member>[] = [
    {
      key: 'name',
      title: t('members.name'),
      render: (member) => (
        <>
          <strong>{member.name}</strong> {member.userId === user.id ? <Tag>{t('members.you')}</Tag> : null}
          <div className="quiet">{calledThere(member)}</div>
        </>
      ),
    },
    { key: 'role', title: t('members.role'), width: 290, render: (member) => <RoleSelect member={member} /> },
    {
      key: 'since',
      title: t('members.since'),
      width: 180,
      className: 'nowrap',
      render: (member) => <span style={{ color: 'var(--fb-text-2)' }}>{formatMoment(member.since)}</span>,
    },
    { key: 'buttons', title: '', width: 64, render: (member) => <RemoveMember member={member} /> },
  ];
  return (
    <>
      {mayManage ? (
        <div className="settings-bar settings-bar-end">
          <Button
            type="primary"
            icon={<UserAddOutlined />}
            data-testid="invite"
            onClick={() => setInviting(true)}
          >
            {t('invite.open')}
          </Button>
        </div>
      ) : (
        <p className="settings-about">{t('members.readOnly')}</p>
      )}
      <ListPanel query={singlePage(members)} count={rows.length} empty={{ title: '–', hint: '' }}>
        <ListTable
          rows={rows}
          columns={columns}
          idOf={(row) => row.userId}
          minWidth={760}
          rowAttributes={(member) => ({ ...testId(`member-row-${member.email ?? member.knownAs}`) })}
        />
      </ListPanel>
      {mayManage ? <InvitationList /> : null}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  );
}
