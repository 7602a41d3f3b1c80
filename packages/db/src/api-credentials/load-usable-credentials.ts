import type { Database } from '../database/open-database.ts';
import type { ApiCredentialKind } from './api-credential.ts';

export type UsableCredential = {
  id: string;
  name: string;
  userName: string | null;
  /** SHA-256, hex, of an AppCode or a password. */
  hash: string | null;
  secretSealed: Buffer | null;
};

/** The tenant's credentials of a kind that are neither revoked nor expired; with `name`, only those of that name. */
export async function loadUsableCredentials(
  db: Database,
  { tenantId, kind, name }: { tenantId: string; kind: ApiCredentialKind; name?: string | undefined },
): Promise<UsableCredential[]> {
  const { rows } = await db.pool.query<UsableCredential>({
    name: 'load-usable-credentials',
    text: `SELECT id, name, user_name AS "userName", hash, secret_sealed AS "secretSealed" FROM api_credential
           WHERE tenant_id = $1 AND kind = $2 AND ($3::text IS NULL OR name = $3)
             AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
           ORDER BY id`,
    values: [tenantId, kind, name ?? null],
  });
  return rows;
}
