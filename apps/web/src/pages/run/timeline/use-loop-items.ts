import { useInfiniteQuery } from '@tanstack/react-query';
import { type ServerInputs, useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';
import type { Iterations } from './build-rows.ts';

const PAGE = 100;

type Asked = { loopPath: string; items: Iterations; index: number; typed: string; open: boolean };
type Window = Pick<ServerInputs['runs']['listIterations'], 'from' | 'before'>;

/** Reads windows of a loop's items while its list is open: all from the first on where they are few, else around `index`. */
export function useLoopItems({ loopPath, items, index, typed, open }: Asked) {
  const { run, attempt } = useRunView();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const text = typed.trim();
  // A text that is no number finds nothing, and the server need not say so.
  const isNumber = /^[0-9]{0,10}$/.test(text);
  // Few items are read once and looked through here, at once.
  const few = items.recorded <= PAGE;
  const start: Window = { from: text === '' && !few ? index : 0 };
  const query = { id: run.id, attempt, loopPath, digits: few ? '' : text, limit: PAGE };
  const read = useInfiniteQuery({
    queryKey: [...trpc.runs.iterations.pathKey(), 'windows', query, start],
    queryFn: ({ pageParam, signal }) =>
      client.runs.listIterations.query({ ...query, ...pageParam }, { signal }),
    initialPageParam: start,
    // The last window was read forwards: earlier ones are put before it.
    getNextPageParam: ({ items: page, more }): Window | undefined => {
      const last = page.at(-1);
      return more && last !== undefined ? { from: last.index + 1 } : undefined;
    },
    getPreviousPageParam: ({ items: page }): Window | undefined => {
      const first = page[0];
      const isFirst = first === undefined || items.first === null || first.index <= items.first;
      return isFirst || text !== '' ? undefined : { before: first.index };
    },
    enabled: open && isNumber,
    gcTime: 0,
  });
  const pages = isNumber ? (read.data?.pages ?? []) : [];
  return {
    items: pages.flatMap((page) => page.items).filter((each) => String(each.index + 1).startsWith(text)),
    pending: isNumber && read.isPending,
    error: read.error,
    hasEarlier: isNumber && read.hasPreviousPage,
    readEarlier: () => void read.fetchPreviousPage(),
    readOn: () => {
      if (read.hasNextPage && !read.isFetching) void read.fetchNextPage();
    },
  };
}
