import type { Database } from '../database/open-database.ts';

/** Throws a connection's login away: the next call logs in. */
export async function forgetSession(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<void> {
  await db.pool.query(
    `UPDATE connection_session SET credential_sealed = NULL, expires_at = 'epoch'
     WHERE connection_id = $1 AND tenant_id = $2`,
    [connectionId, tenantId],
  );
}
