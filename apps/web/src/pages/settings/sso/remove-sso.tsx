import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { modal } from '../../../app/feedback/modal.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';

/** Ends single sign-on for the tenant, after asking. */
export function RemoveSso() {
  const { t } = useTranslation(['sso', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const removal = useMutation(
    trpc.sso.remove.mutationOptions({
      onSuccess: async () => {
        await queries.resetQueries({ queryKey: trpc.sso.get.queryKey() });
        message.success(t('sso:removed'));
      },
      onError: (error) => message.error(errorText(error)),
    }),
  );
  return (
    <Button
      danger
      data-testid="sso-remove"
      onClick={() =>
        modal.confirm({
          title: t('sso:removeTitle'),
          content: t('sso:removeHint'),
          okText: t('shell:remove'),
          okButtonProps: { danger: true },
          cancelText: t('shell:cancel'),
          onOk: () => removal.mutateAsync(),
        })
      }
    >
      {t('sso:remove')}
    </Button>
  );
}
