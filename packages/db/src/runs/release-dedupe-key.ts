import type { Database } from '../database/open-database.ts';

/**
 * Frees a dedupe key held by `runId` when that run was not accepted; the key of an accepted run stays. `skipped`: the run is
 * recorded, but as one that its flow's overlap policy did not let be made.
 */
export async function releaseDedupeKey(
  db: Database,
  { flowId, key, runId, skipped }: { flowId: string; key: string; runId: string; skipped: boolean },
): Promise<void> {
  await db.pool.query(
    `DELETE FROM dedupe_key WHERE flow_id = $1 AND key = $2 AND run_id = $3
       AND ($4 OR NOT EXISTS (SELECT FROM run WHERE id = $3))`,
    [flowId, key, runId, skipped],
  );
}
