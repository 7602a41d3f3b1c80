import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

/** Resending and confirming records of datasets; tells how many there were and reads the lists again. */
export function useRecordChanges(onDone: () => void) {
  const { t } = useTranslation('ledger');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { message } = App.useApp();
  const done = async (text: string) => {
    void message.success(text);
    onDone();
    await queries.invalidateQueries({ queryKey: trpc.datasets.pathKey() });
  };
  const onError = (error: unknown) => void message.error(errorText(error));
  const resend = useMutation(
    trpc.datasets.resend.mutationOptions({ onSuccess: ({ count }) => done(t('resent', { count })), onError }),
  );
  const confirm = useMutation(
    trpc.datasets.confirm.mutationOptions({
      onSuccess: ({ count }) => done(t('confirmed', { count })),
      onError,
    }),
  );
  return { resend, confirm };
}
