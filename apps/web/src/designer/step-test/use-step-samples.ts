import type { StepId } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import { useTRPC } from '../../server/trpc.ts';
import { useDesignerState } from '../store/designer-context.ts';
import { SampleRunContext } from '../test-run/sample-run.ts';

/** Values to test a step with; looked for again when the draft is saved or the flow has run. */
export function useStepSamples(stepId: StepId, runId: string | undefined) {
  const trpc = useTRPC();
  const flowId = useDesignerState((state) => state.flowId);
  const revision = useDesignerState((state) => (state.save.kind === 'saved' ? state.revision : undefined));
  const latestRun = useContext(SampleRunContext);
  const saved = revision !== undefined;
  const samples = useQuery(
    trpc.flows.samples.queryOptions(
      { id: flowId, stepId, ...(runId === undefined ? {} : { runId }) },
      { enabled: saved, retry: false },
    ),
  );
  const { refetch } = samples;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored for the flow changed with these
  useEffect(() => {
    if (saved) void refetch();
  }, [saved, revision, latestRun, refetch]);
  return samples;
}
