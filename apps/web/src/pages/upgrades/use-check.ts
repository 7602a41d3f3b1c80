import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCan } from '../../app/session.ts';
import { type ServerInputs, type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';

export type UpgradeOrder = ServerInputs['upgrades']['check'];
export type UpgradeCheck = ServerOutputs['upgrades']['check'];

/** What the server says of the decisions so far; the answer before stays until the next one is there. */
export function useCheck(order: UpgradeOrder) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayBuild = useCan('builder');
  return useQuery({
    queryKey: [trpc.upgrades.check.mutationKey(), order],
    queryFn: () => client.upgrades.check.mutate(order),
    enabled: mayBuild,
    placeholderData: keepPreviousData,
  });
}
