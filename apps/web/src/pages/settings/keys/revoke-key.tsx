import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { modal } from '../../../app/feedback/modal.ts';
import { useSession } from '../../../app/session.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import type { ApiKey } from './key-table.tsx';

/** Ends a key, after asking; nothing for one that has ended. */
export function RevokeKey({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation(['apiKeys', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { user } = useSession();
  const { id, name, person, allTenants, revokedAt, closedAt } = apiKey;
  const isMine = person.id === user.id;
  const told = {
    onSuccess: () => {
      message.success(t('revoked', { name }));
      return queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
    },
    onError: (error: unknown) => message.error(errorText(error)),
  };
  const own = useMutation(trpc.apiKeys.revoke.mutationOptions(told));
  const others = useMutation(trpc.apiKeys.revokeAny.mutationOptions(told));
  // One's own that is shut out here may be good elsewhere, and can still be ended there.
  if (revokedAt !== null || (closedAt !== null && !isMine)) return null;
  const consequence = isMine
    ? t('revokeHint')
    : t(allTenants ? 'revokeHere' : 'revokeOthers', { person: person.name });
  return (
    <Button
      size="small"
      danger
      autoInsertSpace={false}
      aria-label={t('revokeOf', { name })}
      onClick={() =>
        modal.confirm({
          title: t('revokeTitle', { name }),
          content: consequence,
          okText: t('revoke'),
          okButtonProps: { danger: true },
          cancelText: t('shell:cancel'),
          onOk: () => (isMine ? own : others).mutateAsync({ id }),
        })
      }
    >
      {t('revoke')}
    </Button>
  );
}
