/**
 * A started process lives until somebody asks it to end.
 *
 * States: serving → (SIGTERM, SIGINT, SIGHUP) draining → ended with 0, or with 1 when closing broke. A second signal in draining
 * ends the process at once: what it had in hand is taken over by others, as after a crash.
 */

/**
 * One Ctrl+C arrives more than once: from the terminal, and again from npm and from `npm start`, which pass it on. Signals
 * this close to the first are the same wish.
 */
const SAME_WISH_MS = 1_000;

/** Exit code of a process that was made to end while it was draining: 128 + SIGTERM, as if it had no handler. */
const CUT_SHORT = 143;

/** Closes `started` at the first signal, then ends the process. */
export function liveUntilSignal(started: { close(): Promise<void> }): void {
  let askedAt: number | undefined;
  const stop = () => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > SAME_WISH_MS) process.exit(CUT_SHORT);
      return;
    }
    askedAt = performance.now();
    console.log('Finishing what runs …');
    started.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
