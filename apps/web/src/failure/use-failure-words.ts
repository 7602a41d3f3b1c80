import { useQuery } from '@tanstack/react-query';
import { useWords } from '../designer/catalog/use-words.ts';
import { useTRPC } from '../server/trpc.ts';

const NONE: never[] = [];

/** Names of connectors, actions and kinds in the console's language; connectors are read once for the whole console. */
export function useFailureWords() {
  const trpc = useTRPC();
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return useWords(connectors.data ?? NONE);
}
