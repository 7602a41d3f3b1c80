/**
 * Takes over from nodes that have died: their queued jobs are released, their running runs end as interrupted (resuming them
 * needs the journal's replay). So do runs this node holds but does not execute. Every runner looks every five seconds; each
 * look does everything, so that what one look could not finish the next one does, and the statements are safe from all
 * nodes at once. Must never happen: a node that calls others dead because the database was away from itself.
 */
import { endInterruptedRuns, endStrayRuns, RUN_CHANGED } from '@flowbridge/db';
import {
  forgetSilentNodes,
  HEARTBEAT_MS,
  type Heartbeat,
  releaseJobsOfDeadNodes,
  SILENT_SECONDS,
} from '@flowbridge/queue';
import type { Runtime } from '@flowbridge/runtime';

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

/** One look: forgets silent nodes, releases jobs and ends runs that nobody executes any more, tells who watches them. */
export async function recoverLostWork({
  db,
  nodeId,
  active,
  log,
}: Pick<Runtime, 'db' | 'nodeId' | 'active' | 'log'>): Promise<void> {
  const dead = await forgetSilentNodes(db.pool, { self: nodeId });
  const released = await releaseJobsOfDeadNodes(db.pool);
  const ended = await endInterruptedRuns(db, { silentSeconds: SILENT_SECONDS });
  const executing = [...active.keys()];
  const stray = await endStrayRuns(db, { nodeId, executing, graceSeconds: SILENT_SECONDS });
  if (dead.length + released + ended.length + stray.length > 0)
    log.warn({ dead, released, ended: ended.length, stray: stray.length }, 'took over from dead nodes');
  const payloads = [...ended, ...stray].map(({ id, tenantId }) => JSON.stringify({ runId: id, tenantId }));
  if (payloads.length === 0) return;
  await db.pool.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
    RUN_CHANGED,
    payloads,
  ]);
}
