import type { Database } from '../database/open-database.ts';

/** Deletes the files of a run that was not accepted; those of an accepted run stay. */
export async function removeFilesOfRun(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<void> {
  await db.pool.query(
    'DELETE FROM file WHERE tenant_id = $1 AND run_id = $2 AND NOT EXISTS (SELECT FROM run WHERE id = $2)',
    [tenantId, runId],
  );
}
