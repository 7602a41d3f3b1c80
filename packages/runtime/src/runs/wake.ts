/** Brings runs that wait back into the queue. */
import { type Database, inTransaction, listMissedWakes, wakeRun as moveToQueue } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';

/** The handler of `run.wake`. A run that waits for nothing (any more) is left alone. */
export async function wakeRun(db: Database, runId: string): Promise<void> {
  await inTransaction(db, async (client) => {
    if (await moveToQueue(client, runId))
      await enqueue(client, [{ name: 'run.execute', payload: { runId } }]);
  });
}

/**
 * Wakes a run that has just been put down when what it waits for happened in between: whoever brought it found the run still
 * running and did nothing.
 */
export async function wakeWhenReady(db: Database, runId: string): Promise<void> {
  for (const id of await listMissedWakes(db, runId)) await wakeRun(db, id);
}

/** Wakes all that were missed; answers how many. */
export async function wakeMissed(db: Database): Promise<number> {
  const missed = await listMissedWakes(db);
  for (const id of missed) await wakeRun(db, id);
  return missed.length;
}
