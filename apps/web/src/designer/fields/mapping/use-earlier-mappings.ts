import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../server/trpc.ts';
import type { EarlierPair } from './auto-map.ts';

/** What the tenant's flows map already. Without an answer auto-map goes by names and types alone. */
export function useEarlierMappings(): { earlier: readonly EarlierPair[] | undefined; failed: boolean } {
  const trpc = useTRPC();
  const query = useQuery(trpc.flows.earlierMappings.queryOptions(undefined, { staleTime: 60_000, retry: 1 }));
  return { earlier: query.data, failed: query.isError };
}
