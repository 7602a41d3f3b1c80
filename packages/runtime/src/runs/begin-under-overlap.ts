/**
 * Begins a run here and now, for a caller that waits, under a flow's overlap policy. Such a run cannot stand in the queue: it
 * gets a place at once, or its caller is told that there is none. Only `replace` waits, for the end of what it replaces.
 *
 * Whoever begins a run holds the flow's lock and the lock of claims until the run's row is durable as running. So runs begun
 * here and runs claimed from the queue, on all nodes, never are more than the flow's limit.
 */
import {
  admitRun,
  countRunningRuns,
  hasQueuedRun,
  inTransaction,
  lockClaims,
  lockFlow,
  maxParallel,
  type Overlap,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { RunHead } from '../journal/run-head.ts';
import type { RunningAttempt } from './attempt-order.ts';
import type { Runtime } from './runtime.ts';

export type Beginning =
  | { kind: 'begun'; attempt: RunningAttempt }
  /** Not made because this run had not ended. */
  | { kind: 'skipped'; openRunId: string }
  /** As many runs of the flow are running as may be. */
  | { kind: 'full'; max: number };

const LOOK_EVERY_MS = 50;

/** `waitMs`: how long `replace` waits for a place. `begin` starts the run, whose row it writes as running. */
export async function beginUnderOverlap(
  runtime: Runtime,
  order: { head: RunHead; overlap: Overlap; waitMs: number },
  begin: () => RunningAttempt,
): Promise<Beginning> {
  const { head, overlap } = order;
  const until = Date.now() + order.waitMs;
  for (let first = true; ; first = false) {
    const beginning = await tryToBegin(runtime, { head, overlap, first }, begin);
    if (beginning.kind !== 'full' || overlap?.policy !== 'replace' || Date.now() > until) return beginning;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function tryToBegin(
  runtime: Runtime,
  { head, overlap, first }: { head: RunHead; overlap: Overlap; first: boolean },
  begin: () => RunningAttempt,
): Promise<Beginning> {
  const flow = { tenantId: head.tenantId, flowId: head.flowId };
  const max = maxParallel(overlap) ?? Number.POSITIVE_INFINITY;
  let attempt: RunningAttempt | undefined;
  try {
    return await inTransaction(runtime.db, async (client): Promise<Beginning> => {
      await lockFlow(client, flow.flowId);
      // Once: what comes later than this run is not replaced by it.
      const openRunId = first ? await admitRun(client, { ...flow, overlap }) : undefined;
      if (openRunId !== undefined) return { kind: 'skipped', openRunId };
      await lockClaims(client);
      if ((await countRunningRuns(client, flow)) >= max) return { kind: 'full', max };
      attempt = begin();
      // Its faults are told by `ended`, which the caller will look at; until then nobody does.
      attempt.ended.catch(() => undefined);
      await attempt.journal.flush().catch(() => undefined);
      return { kind: 'begun', attempt };
    });
  } catch (error) {
    // The locks went with their connection, the run goes on.
    if (attempt) return { kind: 'begun', attempt };
    throw error;
  }
}

/** A place has become free by the end of a run that no worker executed: says so to the queue when somebody waits for it. */
export async function offerPlace({ db, log }: Runtime, { tenantId, flowId, id }: RunHead): Promise<void> {
  try {
    if (!(await hasQueuedRun(db, { tenantId, flowId }))) return;
    await enqueue(db.pool, [{ name: 'run.execute', payload: { runId: id } }]);
  } catch (error) {
    // The next look for stranded runs does the same.
    log.warn({ err: error, flowId }, 'a place that became free could not be offered');
  }
}
