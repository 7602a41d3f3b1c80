import type { Database } from '../database/open-database.ts';

/** Frees a dedupe key that is still held by `runId`: the run was never accepted. */
export async function releaseDedupeKey(
  db: Database,
  { flowId, key, runId }: { flowId: string; key: string; runId: string },
): Promise<void> {
  await db.pool.query('DELETE FROM dedupe_key WHERE flow_id = $1 AND key = $2 AND run_id = $3', [
    flowId,
    key,
    runId,
  ]);
}
