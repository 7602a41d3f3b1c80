import type { Runtime } from '@flowbridge/runtime';

const DAY_MS = 24 * 3_600_000;

/** Makes sure, once a day, that the coming months' partitions of the journal exist. */
export function startKeepingPartitions(runtime: Runtime): { stop(): void } {
  const timer = setInterval(() => {
    runtime.db.pool.query('SELECT ensure_run_partitions(now())').catch((error: unknown) => {
      runtime.log.error({ err: error }, 'partitions of the coming months could not be made');
    });
  }, DAY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
