import type { Database } from '../database/open-database.ts';

/** Makes the row that a connection's limits are kept in, unless it is there. */
export async function openConnectionThrottle(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<void> {
  await db.pool.query(
    `INSERT INTO connection_throttle (connection_id, tenant_id)
     SELECT id, tenant_id FROM connection WHERE id = $1 AND tenant_id = $2
     ON CONFLICT (connection_id) DO NOTHING`,
    [connectionId, tenantId],
  );
}
