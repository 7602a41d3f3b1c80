import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

/** The runs that steps of a run have called, in the order they began; at most 500. */
export async function listCalledRuns(
  db: Database,
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<{ runId: string; path: string; state: RunState }[]> {
  const { rows } = await db.pool.query<{ runId: string; path: string; state: RunState }>(
    `SELECT id AS "runId", coalesce(parent_path, '') AS path, state FROM run
     WHERE tenant_id = $1 AND parent_run_id = $2 ORDER BY id LIMIT 500`,
    [tenantId, runId],
  );
  return rows;
}
