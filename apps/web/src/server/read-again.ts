import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Reads queries again after the server said that something changed. An answer already under way may be older than the news
 * (TanStack Query does not repeat a first fetch that is invalidated meanwhile), so it is awaited and then asked for once
 * more; nothing is cancelled, so frequent news cannot keep a slow answer from ever arriving.
 */
export async function readAgain(queries: QueryClient, filters: QueryFilters): Promise<void> {
  const underWay = queries.isFetching(filters) > 0;
  await queries.invalidateQueries(filters, { cancelRefetch: false });
  if (underWay) await queries.invalidateQueries(filters, { cancelRefetch: false });
}
