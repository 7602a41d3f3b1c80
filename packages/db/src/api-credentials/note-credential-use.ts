import type { Database } from '../database/open-database.ts';

/** Remembers that a credential, or its value from before a rotation, was used now; once a minute at most, whoever asks. */
export async function noteCredentialUse(
  db: Database,
  { tenantId, credentialId, isFormer }: { tenantId: string; credentialId: string; isFormer: boolean },
): Promise<void> {
  const column = isFormer ? 'former_last_used_at' : 'last_used_at';
  await db.pool.query(
    `UPDATE api_credential SET ${column} = now() WHERE tenant_id = $1 AND id = $2
       AND (${column} IS NULL OR ${column} < now() - interval '1 minute')`,
    [tenantId, credentialId],
  );
}
