/** Changes of folders; every refusal is shown in words. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { errorCode, errorDetails, useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import type { Dragged } from '../flow-drag.ts';
import { useManyFlows } from '../many/use-many-flows.tsx';
import type { Folder } from './folder-tree.ts';

export type FolderActions = ReturnType<typeof useFolderActions>;

export function useFolderActions() {
  const { t } = useTranslation('flowList');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const many = useManyFlows();
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.folders.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.flows.list.pathKey() }),
    ]);
  const onError = (error: unknown) => message.error(errorText(error));
  const creating = useMutation(trpc.folders.create.mutationOptions({ onSuccess: again }));
  const changing = useMutation(trpc.folders.change.mutationOptions({ onSuccess: again }));
  const removing = useMutation(trpc.folders.remove.mutationOptions({ onSuccess: again }));
  return {
    create: (name: string, parentId: string | null) => creating.mutateAsync({ name, parentId }),
    rename: (id: string, name: string) => changing.mutateAsync({ id, name }),
    move: (id: string, parentId: string | null) => changing.mutateAsync({ id, parentId }),
    remove: ({ id, name }: Folder, onGone: () => void) =>
      removing.mutate(
        { id },
        {
          onSuccess: () => {
            message.success(t('folders.removed', { name }));
            onGone();
          },
          onError: (error) => {
            if (errorCode(error) !== 'folderNotEmpty') return onError(error);
            const { flows, folders } = errorDetails(error);
            message.warning(t('folders.notEmpty', { name, flows: Number(flows), folders: Number(folders) }));
          },
        },
      ),
    /** Puts what was let go over a folder (null: outside all) into it. */
    take: (dragged: Dragged, folderId: string | null) => {
      if (dragged.kind === 'flows')
        void many.move(
          dragged.ids.map((id) => ({ id, name: '' })),
          folderId,
        );
      else if (dragged.id !== folderId) {
        changing.mutate({ id: dragged.id, parentId: folderId }, { onError });
      }
    },
  };
}
