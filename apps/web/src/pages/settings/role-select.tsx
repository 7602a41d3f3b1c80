import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { Member } from './members-tab.tsx';

const ROLES = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const;

/** A member's role. Nobody gives or takes more than they have: only owners touch owners. */
export function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation('settings');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayManage = useCan('admin');
  const isOwner = useCan('owner');
  const change = useMutation(
    trpc.members.changeRole.mutationOptions({
      onSuccess: async (_, { role }) => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.me.pathKey() }),
        ]);
        message.success(t('members.changed', { name: member.name, role: t(`roles.${role}`) }));
      },
      onError: (error) => message.error(errorText(error)),
    }),
  );
  return (
    <div className="role">
      <Select
        value={member.role}
        style={{ width: 150 }}
        disabled={!mayManage || (member.role === 'owner' && !isOwner)}
        loading={change.isPending}
        aria-label={t('members.roleOf', { name: member.name })}
        data-testid={`role-${member.email ?? member.knownAs}`}
        options={ROLES.map((role) => ({
          value: role,
          label: t(`roles.${role}`),
          disabled: role === 'owner' && !isOwner,
        }))}
        onChange={(role) => change.mutate({ userId: member.userId, role })}
      />
      <small>{t(`roleHelp.${member.role}`)}</small>
    </div>
  );
}
