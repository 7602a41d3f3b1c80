import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../server/trpc.ts';

/** New versions are rare; lists that show them need not ask each time. */
const FRESH_MS = 60_000;

/** The families of this tenant's flows that are behind their template. */
export function useUpgrades() {
  const trpc = useTRPC();
  return useQuery(trpc.upgrades.list.queryOptions(undefined, { staleTime: FRESH_MS }));
}
