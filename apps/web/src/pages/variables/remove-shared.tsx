import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { RemoveButton } from '../../app/remove-button.tsx';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

type Usage = ServerOutputs['variables']['usages'][number];
type Props = { of: { variable: string } | { table: string }; onRemoved?: () => void };

/** Removes a variable or a look-up table, after saying which flows use it. */
export function RemoveShared({ of, onRemoved }: Props) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const mayChange = useCan('builder');
  const name = 'variable' in of ? of.variable : of.table;
  const onError = (error: unknown) => void message.error(errorText(error));
  const removeVariable = useMutation(trpc.variables.remove.mutationOptions({ onError }));
  const removeTable = useMutation(trpc.lookupTables.remove.mutationOptions({ onError }));
  if (!mayChange) return null;
  const findUsages = () =>
    'variable' in of
      ? queries.fetchQuery(trpc.variables.usages.queryOptions({ key: name }, { staleTime: 0 }))
      : queries.fetchQuery(trpc.lookupTables.usages.queryOptions({ name }, { staleTime: 0 }));
  const remove = async () => {
    // Who saw the flows that use it has decided.
    if ('variable' in of) await removeVariable.mutateAsync({ key: name, evenIfUsed: true });
    else await removeTable.mutateAsync({ name, evenIfUsed: true });
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.variables.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.lookupTables.pathKey() }),
    ]);
    message.success(t('removed', { name }));
    onRemoved?.();
  };
  const ask = async () => {
    const usages = await findUsages();
    modal.confirm({
      title: t('removeTitle', { name }),
      width: 560,
      content: <Usages usages={usages} />,
      okText: usages.length === 0 ? t('remove') : t('removeAnyway'),
      okButtonProps: { danger: true, ...testId('shared-remove') },
      cancelText: t('shell:cancel'),
      onOk: remove,
    });
  };
  return <RemoveButton title={t('remove')} label={t('removeOf', { name })} ask={ask} />;
}

function Usages({ usages }: { usages: readonly Usage[] }) {
  const { t } = useTranslation('variables');
  if (usages.length === 0) return t('notUsed');
  return (
    <div data-testid="shared-usages">
      {t('usedBy', { count: usages.length })}
      <ul className="usage-list">
        {usages.map(({ flowId, flowName, inDraft, inPublished, places }) => (
          <li key={flowId}>
            <a href={`/flows/${flowId}`} target="_blank" rel="noreferrer">
              {flowName}
            </a>{' '}
            (
            {[inDraft ? t('usedInDraft') : '', inPublished ? t('usedInPublished') : '']
              .filter((each) => each !== '')
              .join(', ')}
            )<small>{places.join(' · ')}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
