/**
 * What the designer reads first, asked for while its scripts are being compiled. Asked by the page, the flow came after the
 * scripts, the session and a first rendering: 250 ms of a page's first second, of which the server took 20.
 */
import { currentTenantId } from '../app/preferences.ts';
import { queryClient, serverQueries } from '../server/clients.ts';

/** A flow read so long ago may be taken as it is: who has it open is told of every change. */
export const FLOW_STALE_MS = 30_000;

export function prefetchFlow(id: string): void {
  // Which tenant is worked in is not settled before the first visit.
  if (currentTenantId() === undefined) return;
  void queryClient.prefetchQuery(serverQueries.flows.get.queryOptions({ id }, { staleTime: FLOW_STALE_MS }));
  void queryClient.prefetchQuery(
    serverQueries.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  void queryClient.prefetchQuery(serverQueries.connections.list.queryOptions({}));
  void queryClient.prefetchQuery(serverQueries.flows.callable.queryOptions());
}
