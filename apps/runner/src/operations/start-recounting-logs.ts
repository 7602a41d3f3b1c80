/**
 * Keeps the meters of log bytes right: every ten minutes each runner counts the days that are due from the rows themselves, one
 * after the other, one runner a day. After a runner has died, what it had not brought to the meters is found that way, too.
 */
import { inTransaction, recountLogUse } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';

const EVERY_MS = 10 * 60_000;
/** Not in the first moments, when a runner that starts has better things to do. */
const FIRST_MS = 60_000;

export function startRecountingLogs({ db, log }: Pick<Runtime, 'db' | 'log'>): { stop(): Promise<void> } {
  let stopped = false;
  let counting: Promise<void> = Promise.resolve();

  async function countDueDays(): Promise<void> {
    try {
      while (!stopped && (await inTransaction(db, recountLogUse)) !== undefined);
    } catch (error) {
      log.error({ err: error }, 'log bytes could not be recounted');
    }
  }
  const count = () => {
    counting = counting.then(countDueDays);
  };
  const first = setTimeout(count, FIRST_MS);
  const timer = setInterval(count, EVERY_MS);
  first.unref();
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      await counting;
    },
  };
}
