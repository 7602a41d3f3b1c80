import { type ClaimedRun, claimRuns, type Database } from '@flowbridge/db';

/**
 * Claims queued runs for a node, all that are asked for in one turn of the event loop in one statement: with many workers
 * a claim each would be a commit each.
 */
export function createClaimBatcher(deps: {
  db: Database;
  nodeId: string;
}): (runId: string) => Promise<ClaimedRun | undefined> {
  let waiting: {
    runId: string;
    resolve: (run: ClaimedRun | undefined) => void;
    reject: (error: unknown) => void;
  }[] = [];

  async function claimWaiting(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      const runIds = batch.map((each) => each.runId);
      const claimed = await claimRuns(deps.db, { runIds, nodeId: deps.nodeId });
      const byId = new Map(claimed.map((run) => [run.id, run]));
      for (const { runId, resolve } of batch) {
        resolve(byId.get(runId));
        byId.delete(runId);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (runId) =>
    new Promise((resolve, reject) => {
      waiting.push({ runId, resolve, reject });
      if (waiting.length === 1) setImmediate(() => void claimWaiting());
    });
}
