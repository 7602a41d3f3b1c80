import type { Database } from '../database/open-database.ts';

/** JSON text of what was sent to the one-time address of a wait step; undefined while nothing has arrived. */
export async function findWaitCallback(
  db: Database,
  { tenantId, runId, path }: { tenantId: string; runId: string; path: string },
): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ request: string }>(
    'SELECT request FROM wait_callback WHERE tenant_id = $1 AND run_id = $2 AND path = $3',
    [tenantId, runId, path],
  );
  return rows[0]?.request;
}
