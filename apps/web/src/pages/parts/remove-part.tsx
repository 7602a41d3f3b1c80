import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { RemoveButton } from '../../app/remove-button.tsx';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { UsageList } from './usage-list.tsx';

/** Removes a part; what is used is not removed, and it is said by what. */
export function RemovePart({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation(['parts', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const mayChange = useCan('builder');
  const onError = (error: unknown) => void message.error(errorText(error));
  const remove = useMutation(
    trpc.customParts.remove.mutationOptions({
      async onSuccess() {
        message.success(t('remove.done', { name }));
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.customParts.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() }),
        ]);
      },
      onError,
    }),
  );
  if (!mayChange) return null;
  const ask = async () => {
    const usages = await queries.fetchQuery(trpc.customParts.usages.queryOptions({ id }, { staleTime: 0 }));
    if (usages.flows.length + usages.connections.length > 0) {
      modal.warning({
        title: t('remove.used', { name }),
        width: 560,
        content: (
          <>
            <p>{t('remove.usedText')}</p>
            <UsageList usages={usages} />
          </>
        ),
        okText: t('shell:close'),
      });
      return;
    }
    modal.confirm({
      title: t('remove.title', { name }),
      content: t('remove.text'),
      okText: t('shell:remove'),
      okButtonProps: { danger: true, ...testId('part-remove') },
      cancelText: t('shell:cancel'),
      onOk: () => remove.mutateAsync({ id }),
    });
  };
  return <RemoveButton title={t('shell:remove')} label={t('remove.of', { name })} ask={ask} />;
}
