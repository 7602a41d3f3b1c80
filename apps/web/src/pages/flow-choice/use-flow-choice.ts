import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../server/trpc.ts';

const PAGE = 50;
const FRESH_MS = 60_000;

type Asked = { chosen: readonly string[]; search: string; open?: boolean };

/** Flows to choose from, page by page as the server finds them, and the names of those chosen, wherever they stand. */
export function useFlowChoice({ chosen, search, open = true }: Asked) {
  const trpc = useTRPC();
  const found = useInfiniteQuery(
    trpc.flows.list.infiniteQueryOptions(
      { limit: PAGE, ...(search === '' ? {} : { search }) },
      {
        enabled: open,
        getNextPageParam: ({ nextCursor }) => nextCursor,
        staleTime: FRESH_MS,
      },
    ),
  );
  const ids = [...chosen].sort();
  const known = useQuery(
    trpc.flows.list.queryOptions(
      { ids, limit: Math.max(ids.length, 1) },
      { enabled: ids.length > 0, placeholderData: keepPreviousData, staleTime: FRESH_MS },
    ),
  );
  const flows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const names = new Map([...(known.data?.items ?? []), ...flows].map(({ id, name }) => [id, name]));
  return {
    flows: flows.map(({ id, name }) => ({ id, name })),
    /** Undefined while it is being read, and of a flow that is gone. */
    nameOf: (id: string) => names.get(id),
    pending: found.isPending,
    error: found.error,
    readOn: () => {
      if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
    },
  };
}
