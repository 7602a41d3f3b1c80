/**
 * Sees to it that no run stands in the queue for ever. A run that a limit held back is taken up by the worker that frees the
 * place; what no worker sees (a limit that was raised, a place that became free by another way, a token that was lost) is seen
 * here: when runs could begin and no job waits for a worker, tokens are added. One too many does no harm. Cancels whose
 * notification was missed are made good on the way.
 */
import { countClaimableRuns } from '@flowbridge/db';
import { countWaitingJobs, enqueue, HEARTBEAT_MS } from '@flowbridge/queue';
import type { Runtime } from '@flowbridge/runtime';
import { abortCancelledRuns } from './abort-cancelled-runs.ts';

export type QueueLimits = {
  /** Queued runs this process executes at the same time. */
  concurrency: number;
  /** Running queued runs of a tenant without a limit of its own. */
  tenantRuns: number;
};

export function startLookingForStrandedRuns(
  runtime: Runtime,
  limits: QueueLimits,
): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(() => Promise.all([addMissingTokens(runtime, limits), abortCancelledRuns(runtime)]))
      .then(
        () => undefined,
        (error: unknown) => runtime.log.error({ err: error }, 'runs without a token could not be looked for'),
      );
  }, HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** One look; answers how many tokens it added. */
export async function addMissingTokens(
  { db, nodeId }: Pick<Runtime, 'db' | 'nodeId'>,
  { concurrency, tenantRuns }: QueueLimits,
): Promise<number> {
  if ((await countWaitingJobs(db.pool)) > 0) return 0;
  const claimable = await countClaimableRuns(db, { most: concurrency, tenantRuns });
  const token = { name: 'run.execute', payload: { runId: `look of ${nodeId}` } } as const;
  await enqueue(
    db.pool,
    Array.from({ length: claimable }, () => token),
  );
  return claimable;
}
