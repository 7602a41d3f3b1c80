import type { Database } from '../database/open-database.ts';

/** Frees a dedupe key held by `runId` when that run was not accepted; the key of an accepted run stays. */
export async function releaseDedupeKey(
  db: Database,
  { flowId, key, runId }: { flowId: string; key: string; runId: string },
): Promise<void> {
  await db.pool.query(
    `DELETE FROM dedupe_key WHERE flow_id = $1 AND key = $2 AND run_id = $3
       AND NOT EXISTS (SELECT FROM run WHERE id = $3)`,
    [flowId, key, runId],
  );
}
