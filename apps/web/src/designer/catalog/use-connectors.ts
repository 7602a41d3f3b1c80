import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../server/trpc.ts';

/** Every connector of the tenant, its own ones too. Read once: whoever publishes one is heard of by `useCatalogNews`. */
export function useConnectors() {
  const trpc = useTRPC();
  return useQuery(trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
}
