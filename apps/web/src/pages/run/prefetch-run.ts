/**
 * What the run page reads first, asked for while its scripts are being compiled. Opened one after the other by components that
 * render in between, the same five answers took 300 ms of a page's first second; the server gives each in 10 ms.
 */
import { currentTenantId } from '../../app/preferences.ts';
import { queryClient, serverQueries } from '../../server/clients.ts';
import { readAttempt } from './read-attempt.ts';
import { LANE_PAGE } from './timeline/lane-page.ts';

export function prefetchRun(id: string, search: URLSearchParams): void {
  // Which tenant is worked in is not settled before the first visit.
  if (currentTenantId() === undefined) return;
  void queryClient.prefetchQuery(
    serverQueries.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  void queryClient.prefetchQuery(serverQueries.flows.callable.queryOptions());
  const { runs } = serverQueries;
  void queryClient.fetchQuery(runs.get.queryOptions({ id })).then(
    (run) => {
      const attempt = readAttempt(search) ?? run.attempt;
      void queryClient.prefetchQuery(runs.summary.queryOptions({ id, attempt }));
      void queryClient.prefetchQuery(
        runs.steps.queryOptions({ id, attempt, parentPath: '', limit: LANE_PAGE }),
      );
    },
    // The page asks again and says what is wrong.
    () => undefined,
  );
}
