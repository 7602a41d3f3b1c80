/** What can be done to a flow from its row; every refusal is shown in words. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';

export type FlowActions = ReturnType<typeof useFlowActions>;

export function useFlowActions() {
  const { t } = useTranslation('flows');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const options = {
    onSuccess: () =>
      Promise.all(
        [trpc.flows.list.pathKey(), trpc.flows.facets.pathKey(), trpc.folders.pathKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    onError: (error: unknown) => message.error(errorText(error)),
  };
  const switching = useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) =>
      enabled ? client.flows.enable.mutate({ id }) : client.flows.disable.mutate({ id }),
    ...options,
  });
  const renaming = useMutation(trpc.flows.rename.mutationOptions(options));
  const removing = useMutation(trpc.flows.remove.mutationOptions(options));
  const duplicating = useMutation(
    trpc.flows.duplicate.mutationOptions({
      ...options,
      onSuccess: ({ id }) => void navigate(`/flows/${id}`),
    }),
  );
  const running = useMutation({
    mutationFn: (id: string) => client.flows.run.mutate({ id, version: 'published' }),
    onSuccess: ({ runId }) => void navigate(`/runs/${runId}`),
    onError: options.onError,
  });
  return {
    switching: switching.isPending ? switching.variables.id : undefined,
    switchTo: (id: string, enabled: boolean) => switching.mutate({ id, enabled }),
    rename: (id: string, name: string) => renaming.mutateAsync({ id, name }),
    remove: (id: string) => removing.mutateAsync({ id }),
    duplicate: (id: string, name: string) => duplicating.mutate({ id, name: t('copyOf', { name }) }),
    run: (id: string) => running.mutate(id),
  };
}
