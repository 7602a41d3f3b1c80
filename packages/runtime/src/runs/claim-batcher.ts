/**
 * Claims queued runs for a node. One claim is on its way at a time, for all that ask meanwhile: claims of all nodes come one
 * after the other anyway, and with many workers a claim each would be a transaction each.
 *
 * A run that is being claimed is already `running` in the database and not yet known here. A cancel told in between is
 * remembered, and the run is handed out as one whose cancel was requested.
 */
import { type ClaimedRun, claimRuns } from '@flowbridge/db';
import type { Pool } from 'pg';

export type ClaimBatcher = {
  /** The run that is next; undefined when none may begin now. */
  claim(): Promise<ClaimedRun | undefined>;
  /** Somebody asked for the end of a run, which may be one that is just being claimed. */
  hearCancel(runId: string): void;
};

export type ClaimBatcherDeps = {
  /** Of pipelined connections, used by claims alone; one is enough. */
  pool: Pool;
  nodeId: string;
  /** Running queued runs of a tenant without a limit of its own. */
  tenantRuns: number;
};

/** Runs of one claim at most. */
const MOST = 200;

type Asking = { resolve: (run: ClaimedRun | undefined) => void; reject: (error: unknown) => void };

export function createClaimBatcher({ pool, nodeId, tenantRuns }: ClaimBatcherDeps): ClaimBatcher {
  const asking: Asking[] = [];
  let claiming = false;
  let cancelled: Set<string> | undefined;

  async function claimForAsking(): Promise<void> {
    const batch = asking.splice(0, MOST);
    const heard = new Set<string>();
    cancelled = heard;
    try {
      const runs = await claimRuns(pool, { nodeId, count: batch.length, tenantRuns });
      batch.forEach(({ resolve }, index) => {
        const run = runs[index];
        resolve(run && { ...run, cancelRequested: run.cancelRequested || heard.has(run.id) });
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      cancelled = undefined;
    }
  }

  async function claimAll(): Promise<void> {
    while (asking.length > 0) await claimForAsking();
    claiming = false;
  }

  return {
    claim: () =>
      new Promise((resolve, reject) => {
        asking.push({ resolve, reject });
        if (claiming) return;
        claiming = true;
        // All that ask in this turn of the event loop share the claim.
        setImmediate(() => void claimAll());
      }),
    hearCancel: (runId) => cancelled?.add(runId),
  };
}
