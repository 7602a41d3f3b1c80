import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';

type Invitation = ServerOutputs['invitations']['list'][number];

const COLORS = { open: 'processing', accepted: 'success', revoked: 'default', expired: 'warning' } as const;

/** Who was invited by whom, and what became of it; nothing while nobody was. */
export function InvitationList() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const invitations = useQuery(trpc.invitations.list.queryOptions());
  const rows = invitations.data ?? [];
  if (rows.length === 0) return null;
  const columns: ListColumn<Invitation>[] = [
    {
      key: 'who',
      title: t('members.name'),
      render: ({ email, invitedBy }) => (
        <>
          {email ?? t('invite.anyone')}
          <div className="quiet">{t('invite.by', { name: invitedBy })}</div>
        </>
      ),
    },
    { key: 'role', title: t('members.role'), width: 130, render: ({ role }) => t(`roles.${role}`) },
    {
      key: 'state',
      title: t('credentials.state'),
      width: 280,
      render: ({ state, acceptedBy, acceptedAt, expiresAt }) => (
        <>
          <Tag color={COLORS[state]}>
            {t(`invite.states.${state}`, { moment: formatMoment(acceptedAt ?? expiresAt) })}
          </Tag>
          {acceptedBy === null ? null : (
            <div className="quiet">{t('invite.acceptedBy', { name: acceptedBy })}</div>
          )}
        </>
      ),
    },
    { key: 'buttons', title: '', width: 110, render: (row) => <RevokeInvitation invitation={row} /> },
  ];
  return (
    <>
      <h2 className="settings-heading">{t('invite.list')}</h2>
      <ListTable
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        minWidth={760}
        rowAttributes={({ email }) => ({ ...testId(`invitation-row-${email ?? 'anyone'}`) })}
      />
    </>
  );
}

function RevokeInvitation({ invitation: { id, email, state } }: { invitation: Invitation }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const revocation = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.invitations.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  if (state !== 'open') return null;
  return (
    <Button
      danger
      size="small"
      autoInsertSpace={false}
      aria-label={t('invite.revokeOf', { name: email ?? t('invite.anyone') })}
      onClick={() =>
        modal.confirm({
          title: t('invite.revokeTitle'),
          content: t('invite.revokeHint'),
          okText: t('invite.revoke'),
          okButtonProps: { danger: true },
          cancelText: t('shell:cancel'),
          onOk: () => revocation.mutateAsync({ id }),
        })
      }
    >
      {t('invite.revoke')}
    </Button>
  );
}
