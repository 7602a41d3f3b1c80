import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { Credential } from './credentials-tab.tsx';

/** Ends an AppCode, after asking; nothing for one that has ended. */
export function RevokeCredential({ credential }: { credential: Credential }) {
  const { t } = useTranslation(['settings', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revocation = useMutation(
    trpc.apiCredentials.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  if (credential.revokedAt !== null) return null;
  return (
    <Button
      size="small"
      danger
      autoInsertSpace={false}
      aria-label={t('settings:credentials.revokeOf', { name: credential.name })}
      onClick={() =>
        modal.confirm({
          title: t('settings:credentials.revokeTitle', { name: credential.name }),
          content: t('settings:credentials.revokeHint'),
          okText: t('settings:credentials.revoke'),
          okButtonProps: { danger: true },
          cancelText: t('shell:cancel'),
          onOk: () => revocation.mutateAsync({ id: credential.id }),
        })
      }
    >
      {t('settings:credentials.revoke')}
    </Button>
  );
}
