import { setTimeout as pause } from 'node:timers/promises';
import { isOutage } from '../journal/write-parts.ts';

/** As long as the journal waits: a run that outlasts a restart of the database in one place does so in the other. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Does `work` again while the database is away; the last failure is thrown when it stays away. `work` only asks the database, in
 * a way that may be repeated. Between two lines of the journal a call needs connections and sessions: without this a restart of the database would
 * fail steps that have not begun.
 */
export async function outlastTheDatabase<Result>(
  work: () => Promise<Result>,
  { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {},
): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || performance.now() > until) throw error;
      await pause(PAUSE_MS);
    }
  }
}
