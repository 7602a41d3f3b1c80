import { type Database, inTransaction } from '@flowbridge/db';
import type { PoolClient } from 'pg';
import { JournalUnavailable } from '../journal/journal-faults.ts';
import { isOutage } from '../journal/write-parts.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** As long as the journal waits: then the run is lost here. */
const PATIENCE_MS = 30_000;

/**
 * A transaction that is begun again while the database is away: `work` must be one that may be repeated, since nobody knows
 * whether a commit whose answer was lost went through. Rejects with `JournalUnavailable` when patience ends.
 */
export async function patientTransaction<Result>(
  db: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const startedAt = Date.now();
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (Date.now() - startedAt > PATIENCE_MS) throw new JournalUnavailable(error);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
