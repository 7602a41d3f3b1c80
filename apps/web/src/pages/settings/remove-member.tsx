import { UserDeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useCan, useSession } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { Member } from './members-tab.tsx';

/** Takes somebody else out of the tenant, after asking. */
export function RemoveMember({ member }: { member: Member }) {
  const { t } = useTranslation(['settings', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { user } = useSession();
  const mayManage = useCan('admin');
  const isOwner = useCan('owner');
  const removal = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  if (!mayManage || member.userId === user.id || (member.role === 'owner' && !isOwner)) return null;
  return (
    <Button
      type="text"
      danger
      icon={<UserDeleteOutlined />}
      title={t('settings:members.remove')}
      aria-label={t('settings:members.removeOf', { name: member.name })}
      onClick={() =>
        modal.confirm({
          title: t('settings:members.removeTitle', { name: member.name }),
          content: t('settings:members.removeHint'),
          okText: t('shell:remove'),
          okButtonProps: { danger: true },
          cancelText: t('shell:cancel'),
          onOk: () => removal.mutateAsync({ userId: member.userId }),
        })
      }
    />
  );
}
