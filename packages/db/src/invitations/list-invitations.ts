import type { Database } from '../database/open-database.ts';

export type InvitationRow = {
  id: string;
  email: string | null;
  role: string;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  acceptedAt: Date | null;
  acceptedByName: string | null;
};

/** The tenant's invitations, newest first. Who left is named by nothing. */
export async function listInvitations(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<InvitationRow[]> {
  const { rows } = await db.pool.query<InvitationRow>(
    `SELECT i.id, i.email, i.role, i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.revoked_at AS "revokedAt",
       i.accepted_at AS "acceptedAt", coalesce(by.name, '') AS "invitedByName", of.name AS "acceptedByName"
     FROM invitation i LEFT JOIN user_account by ON by.id = i.invited_by LEFT JOIN user_account of ON of.id = i.accepted_by
     WHERE i.tenant_id = $1 ORDER BY i.id DESC LIMIT 200`,
    [tenantId],
  );
  return rows;
}
