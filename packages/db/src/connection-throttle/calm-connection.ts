import type { Database } from '../database/open-database.ts';

/** A call has succeeded after a pause: the next pause begins short again. */
export async function calmConnection(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<void> {
  await db.pool.query(
    `UPDATE connection_throttle SET throttled_times = 0
     WHERE connection_id = $1 AND tenant_id = $2 AND throttled_times > 0 AND blocked_until <= clock_timestamp()`,
    [connectionId, tenantId],
  );
}
