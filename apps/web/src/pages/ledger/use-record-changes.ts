import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

/** Resending and confirming records of datasets; tells how many there were and reads the lists again. */
export function useRecordChanges(onDone: () => void) {
  const { t } = useTranslation('ledger');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const done = async (text: string) => {
    message.success(text);
    onDone();
    await queries.invalidateQueries({ queryKey: trpc.datasets.pathKey() });
  };
  const onError = (error: unknown) => message.error(errorText(error));
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
