import type { Database } from '../database/open-database.ts';

/** Remembers that a key was used in a tenant now; once a minute at most, whoever asks. */
export async function noteKeyUse(
  db: Database,
  { keyId, tenantId }: { keyId: string; tenantId: string },
): Promise<void> {
  await db.pool.query(
    `INSERT INTO api_key_place AS place (key_id, tenant_id, last_used_at) VALUES ($1, $2, now())
     ON CONFLICT (key_id, tenant_id) DO UPDATE SET last_used_at = now()
      WHERE place.last_used_at IS NULL OR place.last_used_at < now() - interval '1 minute'`,
    [keyId, tenantId],
  );
}
