import { purgeDedupeKeys } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';

const EVERY_MS = 10 * 60_000;
/** Keys deleted in one statement: small, so that a call that needs one of the rows does not wait. */
const BATCH = 500;

/** Removes dedupe keys whose window is over: at the start and every ten minutes. */
export function startPurgingDedupeKeys({ db, log }: Pick<Runtime, 'db' | 'log'>): { stop(): Promise<void> } {
  let stopped = false;

  async function purge(): Promise<void> {
    try {
      while (!stopped && (await purgeDedupeKeys(db, { limit: BATCH })) === BATCH);
    } catch (error) {
      log.error({ err: error }, 'dedupe keys whose window is over could not be removed');
    }
  }

  let purging = purge();
  const timer = setInterval(() => {
    purging = purging.then(purge);
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await purging;
    },
  };
}
