import type { FlowSettings } from '@flowbridge/flow';

/** What a new run of a flow does while others of it have not ended; undefined: it does not care. */
export type Overlap = FlowSettings['overlap'];

/** How many runs of the flow may be running at the same time; undefined without a limit. As `flow_version.max_parallel`. */
export function maxParallel(overlap: Overlap): number | undefined {
  if (!overlap) return undefined;
  return overlap.policy === 'parallel' ? overlap.max : 1;
}

/** The error of a run that was not made because another one had not ended: JSON text for its row. */
export function skippedError(openRunId: string): string {
  return JSON.stringify({
    code: 'run.skipped',
    message: `Run ${openRunId} of the same flow had not ended.`,
    details: { runId: openRunId },
  });
}
