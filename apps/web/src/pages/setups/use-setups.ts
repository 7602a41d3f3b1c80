import { useQuery } from '@tanstack/react-query';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

export type Setup = ServerOutputs['setups']['list'][number];

/** The wizards of this tenant that were begun and not finished. */
export function useSetups() {
  const trpc = useTRPC();
  return useQuery(trpc.setups.list.queryOptions(undefined, { staleTime: 0 }));
}

/** Where a setup is gone on with, just where it was left. */
export function continueAt({ id, templateId, rootFlowId, step }: Setup): string {
  return rootFlowId === null
    ? `/templates/${templateId}/create?setup=${id}&step=${step}`
    : `/flows/${rootFlowId}/configure?step=${step}`;
}
