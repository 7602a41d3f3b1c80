import { type Database, inTransaction, listLostClaims, lockDataset, releaseClaims } from '@flowbridge/db';

/** Kept with records whose batch was on its way when the run ended. In words: packages/engine, `batchInterrupted`. */
const INTERRUPTED = JSON.stringify({
  code: 'batchInterrupted',
  message: 'the run ended while the batch was being delivered',
  details: {},
  retryable: false,
});

/**
 * Takes back the records held by batches of ended runs: of one run right after its end, of all in the regular sweep, which
 * finds what a crash left behind. Answers how many there were.
 */
export async function releaseBatches(
  db: Database,
  ofRun: { runId?: string },
): Promise<{ waiting: number; parked: number }> {
  const total = { waiting: 0, parked: 0 };
  for (const { tenantId, datasetId } of await listLostClaims(db, ofRun)) {
    const released = await inTransaction(db, async (client) => {
      await lockDataset(client, { tenantId, id: datasetId });
      return releaseClaims(client, { tenantId, datasetId, now: new Date(), uncertainError: INTERRUPTED });
    });
    total.waiting += released.waiting;
    total.parked += released.parked;
  }
  return total;
}
