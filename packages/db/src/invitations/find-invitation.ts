import type { Database } from '../database/open-database.ts';

export type FoundInvitation = {
  id: string;
  tenantId: string;
  tenantName: string;
  invitedByName: string;
  email: string | null;
  role: string;
  expiresAt: Date;
  revokedAt: Date | null;
  acceptedAt: Date | null;
};

/** The invitation that a link's token opens. */
export async function findInvitation(
  db: Database,
  { tokenHash }: { tokenHash: string },
): Promise<FoundInvitation | undefined> {
  const { rows } = await db.pool.query<FoundInvitation>(
    `SELECT i.id, i.tenant_id AS "tenantId", t.name AS "tenantName", coalesce(u.name, '') AS "invitedByName", i.email, i.role,
       i.expires_at AS "expiresAt", i.revoked_at AS "revokedAt", i.accepted_at AS "acceptedAt"
     FROM invitation i JOIN tenant t ON t.id = i.tenant_id LEFT JOIN user_account u ON u.id = i.invited_by
     WHERE i.token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}
