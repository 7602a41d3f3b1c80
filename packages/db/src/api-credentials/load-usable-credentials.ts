import type { Database } from '../database/open-database.ts';
import type { ApiCredentialKind } from './api-credential.ts';

export type UsableCredential = {
  id: string;
  name: string;
  userName: string | null;
  /** SHA-256, hex, of an AppCode or a password. */
  hash: string | null;
  secretSealed: Buffer | null;
  /** It is the value from before a rotation. */
  isFormer: boolean;
};

export type WantedCredentials = {
  tenantId: string;
  /** Whose trigger is called: credentials of other flows are left out. */
  flowId: string;
  kind: ApiCredentialKind;
  /** Only those of this name. */
  name?: string | undefined;
};

/**
 * What opens a flow's triggers: the values of the tenant's credentials of a kind that are neither revoked nor expired, and
 * those from before a rotation as long as they overlap.
 */
export async function loadUsableCredentials(
  db: Database,
  { tenantId, flowId, kind, name }: WantedCredentials,
): Promise<UsableCredential[]> {
  const { rows } = await db.pool.query<UsableCredential>({
    name: 'load-usable-credentials',
    text: `WITH usable AS (
             SELECT * FROM api_credential
              WHERE tenant_id = $1 AND kind = $2 AND ($3::text IS NULL OR name = $3)
                AND (cardinality(coalesce(flow_ids, '{}')) = 0 OR $4 = ANY(flow_ids))
                AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()))
           SELECT id, name, user_name AS "userName", hash, secret_sealed AS "secretSealed", false AS "isFormer" FROM usable
           UNION ALL
           SELECT id, name, user_name, former_hash, former_sealed, true FROM usable WHERE former_until > now()
           ORDER BY id, "isFormer"`,
    values: [tenantId, kind, name ?? null, flowId],
  });
  return rows;
}
