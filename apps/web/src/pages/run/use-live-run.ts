/**
 * A run as it happens. The server says when something changed (`runs.watch`); what is on screen is then read again. While
 * that stream is down the page asks every two seconds instead. An ended run is read once.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { readAgain } from '../../server/read-again.ts';
import { useTRPC } from '../../server/trpc.ts';
import { isEnded } from '../listing/run-state-tag.tsx';

const POLL_MS = 2_000;

export function useLiveRun(id: string, attempt: number | undefined) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => {
    for (const filter of [
      trpc.runs.get.queryFilter({ id }),
      trpc.runs.summary.pathFilter(),
      trpc.runs.steps.pathFilter(),
      trpc.runs.iterations.pathFilter(),
      trpc.runs.stepDetail.pathFilter(),
    ]) {
      void readAgain(queries, filter);
    }
  };
  const run = useQuery(trpc.runs.get.queryOptions({ id }));
  const live = run.data !== undefined && !isEnded(run.data.state);
  const stream = useSubscription(
    trpc.runs.watch.subscriptionOptions({ id }, { enabled: live, onData: refresh }),
  );
  const polling = live && stream.status === 'error';
  useQuery({
    queryKey: ['poll-run', id],
    queryFn: () => {
      refresh();
      return Date.now();
    },
    enabled: polling,
    refetchInterval: POLL_MS,
    gcTime: 0,
  });
  const shown = attempt ?? run.data?.attempt;
  const summary = useQuery(
    trpc.runs.summary.queryOptions(shown === undefined ? { id } : { id, attempt: shown }, {
      enabled: shown !== undefined,
    }),
  );
  // An earlier attempt may have run another version of the flow.
  const earlier = attempt !== undefined && run.data !== undefined && attempt !== run.data.attempt;
  const drawn = useQuery(
    trpc.runs.attemptDocument.queryOptions(earlier ? { id, attempt } : { id }, {
      enabled: earlier,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return {
    run,
    live,
    polling,
    summary: summary.data,
    document: earlier ? drawn.data?.document : run.data?.document,
    documentError: earlier ? drawn.error : null,
  };
}
