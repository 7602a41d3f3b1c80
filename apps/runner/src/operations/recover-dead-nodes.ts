/**
 * Takes over from nodes that have died: their queued jobs are released, their running runs go back to the queue and go on
 * from their journal wherever they are claimed. So do runs this node holds but does not execute, and runs that wait for
 * something that has come. Every runner looks every five seconds; each look does everything, so that what one look could
 * not finish the next one does, and the statements are safe from all nodes at once. Must never happen: a node that calls
 * others dead because the database was away from itself.
 */
import {
  askLogRecount,
  type Database,
  type InterruptedRun,
  inTransaction,
  RUN_CHANGED,
  requeueInterruptedRuns,
  requeueStrayRuns,
} from '@flowbridge/db';
import {
  enqueue,
  forgetSilentNodes,
  HEARTBEAT_MS,
  type Heartbeat,
  releaseJobsOfDeadNodes,
  SILENT_SECONDS,
} from '@flowbridge/queue';
import { type Runtime, wakeMissed } from '@flowbridge/runtime';
import type { PoolClient } from 'pg';

export type Recovery = { stop(): Promise<void> };

export function startRecovery(runtime: Runtime, heartbeat: Pick<Heartbeat, 'mayJudgeOthers'>): Recovery {
  const { log } = runtime;
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (!heartbeat.mayJudgeOthers()) return;
    looking = looking
      .then(() => recoverLostWork(runtime))
      .catch((error: unknown) => log.error({ err: error }, 'dead nodes could not be looked for'));
  }, HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** One look: forgets silent nodes, releases their jobs and runs, wakes what waits for nothing more, tells who watches. */
export async function recoverLostWork({
  db,
  nodeId,
  active,
  log,
}: Pick<Runtime, 'db' | 'nodeId' | 'active' | 'log'>): Promise<void> {
  const dead = await forgetSilentNodes(db.pool, { self: nodeId });
  // It had log bytes in memory that no meter has seen.
  if (dead.length > 0) await askLogRecount(db.pool, { days: 1 });
  const released = await releaseJobsOfDeadNodes(db.pool);
  const interrupted = await requeue(db, (client) =>
    requeueInterruptedRuns(client, { silentSeconds: SILENT_SECONDS }),
  );
  const executing = [...active.keys()];
  const stray = await requeue(db, (client) =>
    requeueStrayRuns(client, { nodeId, executing, graceSeconds: SILENT_SECONDS }),
  );
  const woken = await wakeMissed(db);
  const runs = [...interrupted, ...stray];
  if (dead.length + released + runs.length + woken > 0)
    log.warn(
      { dead, released, interrupted: interrupted.length, stray: stray.length, woken },
      'took over from dead nodes',
    );
  if (runs.length === 0) return;
  const payloads = runs.map(({ id, tenantId }) => JSON.stringify({ runId: id, tenantId }));
  await db.pool.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
    RUN_CHANGED,
    payloads,
  ]);
}

/** A run that is queued again and its job are one commit: there is never one without the other. */
async function requeue(
  db: Database,
  free: (client: Pick<PoolClient, 'query'>) => Promise<InterruptedRun[]>,
): Promise<InterruptedRun[]> {
  return inTransaction(db, async (client) => {
    const runs = await free(client);
    const queued = runs.filter((run) => run.state === 'queued');
    await enqueue(
      client,
      queued.map(({ id }) => ({ name: 'run.execute', payload: { runId: id } })),
    );
    return runs;
  });
}
