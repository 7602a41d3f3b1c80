import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { readAgain } from '../../server/read-again.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

export type LiveRun = {
  run: ServerOutputs['runs']['get'] | undefined;
  summary: ServerOutputs['runs']['summary'] | undefined;
  error: unknown;
};

/** A run as it happens: its state and counts per step, re-read whenever the server says that something changed. */
export function useLiveRun(runId: string | undefined): LiveRun {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const enabled = runId !== undefined;
  const id = runId ?? '';
  const run = useQuery(trpc.runs.get.queryOptions({ id }, { enabled }));
  const summary = useQuery(trpc.runs.summary.queryOptions({ id }, { enabled }));
  useSubscription(
    trpc.runs.watch.subscriptionOptions(
      { id },
      {
        enabled,
        onData: () => {
          void readAgain(queries, trpc.runs.get.queryFilter({ id }));
          void readAgain(queries, trpc.runs.summary.queryFilter({ id }));
          void readAgain(queries, trpc.runs.steps.pathFilter());
        },
      },
    ),
  );
  return { run: run.data, summary: summary.data, error: run.error ?? summary.error };
}
