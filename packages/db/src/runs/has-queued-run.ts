import type { Database } from '../database/open-database.ts';

/** Whether any run of a flow waits to begin. */
export async function hasQueuedRun(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<boolean> {
  const { rows } = await db.pool.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM run WHERE tenant_id = $1 AND flow_id = $2 AND state = 'queued') AS found`,
    [tenantId, flowId],
  );
  return rows[0]?.found ?? false;
}
