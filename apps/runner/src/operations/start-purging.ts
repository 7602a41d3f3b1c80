/** Removes what nobody needs any more: at the start and every ten minutes, on every node, in small batches. */
import { type Database, purgeDedupeKeys, purgeFiles, purgeRateLimits } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';

const EVERY_MS = 10 * 60_000;
/** Rows deleted in one statement: few, so that a call that needs one of them does not wait. */
const BATCH = 500;
/** Files are large, and deleting one deletes its chunks. */
const FILE_BATCH = 20;
/** Longer than a request may take to arrive. */
const FILE_GRACE_SECONDS = 3_600;

type Purge = { what: string; batch: number; purge(db: Database, limit: number): Promise<number> };

const PURGES: readonly Purge[] = [
  {
    what: 'dedupe keys whose window is over',
    batch: BATCH,
    purge: (db, limit) => purgeDedupeKeys(db, { limit }),
  },
  { what: 'counters of rate limits', batch: BATCH, purge: (db, limit) => purgeRateLimits(db, { limit }) },
  {
    what: 'files without a run',
    batch: FILE_BATCH,
    purge: (db, limit) => purgeFiles(db, { limit, graceSeconds: FILE_GRACE_SECONDS }),
  },
];

export function startPurging({ db, log }: Pick<Runtime, 'db' | 'log'>): { stop(): Promise<void> } {
  let stopped = false;

  async function purgeAll(): Promise<void> {
    for (const { what, batch, purge } of PURGES) {
      try {
        while (!stopped && (await purge(db, batch)) === batch);
      } catch (error) {
        log.error({ err: error }, `${what} could not be removed`);
      }
    }
  }

  let purging = purgeAll();
  const timer = setInterval(() => {
    purging = purging.then(purgeAll);
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
