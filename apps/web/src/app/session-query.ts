/** Who is signed in, asked as soon as the first script runs. */
import { queryClient, serverQueries } from '../server/clients.ts';

export const sessionQuery = () =>
  serverQueries.me.get.queryOptions(undefined, { staleTime: 60_000, retry: false });

export function prefetchSession(): void {
  void queryClient.prefetchQuery(sessionQuery());
}
