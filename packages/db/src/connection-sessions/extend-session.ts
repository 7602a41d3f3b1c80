import type { Database } from '../database/open-database.ts';

/** A sliding login of this generation was used: it lives until `expiresAt`. No effect on a newer login. */
export async function extendSession(
  db: Database,
  session: { tenantId: string; connectionId: string; generation: number; expiresAt: Date },
): Promise<void> {
  await db.pool.query(
    `UPDATE connection_session SET expires_at = greatest(expires_at, $4)
     WHERE connection_id = $1 AND tenant_id = $2 AND generation = $3`,
    [session.connectionId, session.tenantId, session.generation, session.expiresAt],
  );
}
