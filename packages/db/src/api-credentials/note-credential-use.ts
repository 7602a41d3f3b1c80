import type { Database } from '../database/open-database.ts';

/** Remembers that a credential was used now; once a minute at most, whoever asks. */
export async function noteCredentialUse(
  db: Database,
  { tenantId, credentialId }: { tenantId: string; credentialId: string },
): Promise<void> {
  await db.pool.query(
    `UPDATE api_credential SET last_used_at = now() WHERE tenant_id = $1 AND id = $2
       AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    [tenantId, credentialId],
  );
}
