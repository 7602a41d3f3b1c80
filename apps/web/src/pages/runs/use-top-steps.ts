import { useQuery } from '@tanstack/react-query';
import { type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';

type StepPage = ServerOutputs['runs']['steps'];

const PAGE = 200;

/** All step runs of an attempt's top level: at most as many as a flow has steps there. */
export function useTopSteps(runId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [...trpc.runs.steps.pathKey(), 'top', runId],
    queryFn: async ({ signal }) => {
      const steps: StepPage['items'] = [];
      let cursor: string | null = null;
      do {
        const page: StepPage = await client.runs.steps.query(
          { id: runId, parentPath: '', limit: PAGE, cursor },
          { signal },
        );
        steps.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return steps;
    },
  });
}
