import { purgePollKeys } from '@flowbridge/db';
import { type Runtime, settlePolls } from '@flowbridge/runtime';

const EVERY_MS = 10_000;
/** Keys deleted in one look. */
const PURGED = 500;

/**
 * Ends, every ten seconds, polls whose runs ended elsewhere than in an execution: cancelled in the queue, lost with their
 * node. Removes keys of records that no poll answers any more. Safe from all nodes at once.
 */
export function startSettlingPolls(runtime: Pick<Runtime, 'db' | 'log'>): { stop(): Promise<void> } {
  let settling: Promise<void> = Promise.resolve();
  const look = async () => {
    await settlePolls(runtime);
    await purgePollKeys(runtime.db, { limit: PURGED });
  };
  const timer = setInterval(() => {
    settling = settling
      .then(look)
      .catch((error: unknown) => runtime.log.error({ err: error }, 'polls could not be ended'));
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await settling;
    },
  };
}
