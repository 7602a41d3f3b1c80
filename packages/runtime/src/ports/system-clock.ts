import type { Clock } from '@flowbridge/engine';

/** The machine's clock. */
export const systemClock: Clock = {
  now: Date.now,
  sleep(ms, signal) {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};
