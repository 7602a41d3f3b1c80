import { type Runtime, releaseBatches } from '@flowbridge/runtime';

const EVERY_MS = 15_000;

/**
 * Takes back records of datasets that batches of ended runs still hold: at the start and every 15 seconds. A run does this
 * itself at its end; the sweep is for runs whose process died, or that were ended while nobody executed them.
 */
export function startReleasingBatches({ db, log }: Pick<Runtime, 'db' | 'log'>): { stop(): Promise<void> } {
  async function release(): Promise<void> {
    try {
      const { waiting, parked } = await releaseBatches(db, {});
      if (waiting + parked > 0) log.warn({ waiting, parked }, 'took records back from batches of ended runs');
    } catch (error) {
      log.error({ err: error }, 'batches of ended runs could not be released');
    }
  }

  let releasing = release();
  const timer = setInterval(() => {
    releasing = releasing.then(release);
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await releasing;
    },
  };
}
