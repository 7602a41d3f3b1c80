/**
 * Takes over from nodes that have died: their queued jobs are released, their running runs end as interrupted (resuming them
 * needs the journal's replay). Every runner looks every five seconds, and after its own start, when nodes may have died
 * that nobody saw; the statements are safe from all of them at once.
 */
import { endInterruptedRuns, RUN_CHANGED } from '@flowbridge/db';
import { forgetSilentNodes, HEARTBEAT_MS, releaseJobsOfDeadNodes, SILENT_SECONDS } from '@flowbridge/queue';
import type { Runtime } from '@flowbridge/runtime';

export type Recovery = { stop(): Promise<void> };

export function startRecovery(runtime: Runtime): Recovery {
  const { db, log } = runtime;
  let started = false;

  async function look(): Promise<void> {
    try {
      const dead = await forgetSilentNodes(db.pool);
      if (dead.length === 0 && started) return;
      const released = await releaseJobsOfDeadNodes(db.pool);
      const ended = await endInterruptedRuns(db, { silentSeconds: SILENT_SECONDS });
      if (released + ended.length > 0)
        log.warn({ released, ended: ended.length }, 'took over from dead nodes');
      started = true;
      for (const { id, tenantId } of ended)
        await db.pool.query('SELECT pg_notify($1, $2)', [
          RUN_CHANGED,
          JSON.stringify({ runId: id, tenantId }),
        ]);
    } catch (error) {
      log.error({ err: error }, 'dead nodes could not be looked for');
    }
  }

  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
