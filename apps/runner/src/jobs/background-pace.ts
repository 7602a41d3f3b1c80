/**
 * Keeps queued runs from slowing the callers of synchronous ones, who share the process and its database with them.
 *
 * While synchronous calls are being answered, queued runs begin one at a time with a pause between; otherwise at once. Only
 * beginnings are paced: a run that waits for a slow system for an hour holds nobody back, and the queue never stands still.
 */

/** The lane of synchronous calls. */
export type SyncLane = {
  /** Calls being answered now. */
  running: number;
  /** When the last one ended, milliseconds since the epoch. */
  endedAtMs: number;
  /** False when the process is stopping. */
  accepting: boolean;
};

/** Between two beginnings while calls are answered: at most 125 queued runs a second begin then. */
const PAUSE_MS = 8;
/** A caller that comes again within this is still there. */
const LINGER_MS = 100;

export function createSyncLane(): SyncLane {
  return { running: 0, endedAtMs: Number.NEGATIVE_INFINITY, accepting: true };
}

/** A function that resolves when the next queued run may begin. */
export function createBackgroundPace(lane: SyncLane): () => Promise<void> {
  let nextAtMs = 0;
  return async () => {
    const nowMs = Date.now();
    if (lane.running === 0 && nowMs - lane.endedAtMs > LINGER_MS) return;
    nextAtMs = Math.max(nowMs, nextAtMs) + PAUSE_MS;
    await new Promise((resolve) => setTimeout(resolve, nextAtMs - nowMs));
  };
}
