import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Makes an open invitation's link worthless. Of one that is over nothing changes; false when the tenant has no such one. */
export function revokeInvitation(
  db: Database,
  { tenantId, invitationId, userId }: { tenantId: string; invitationId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ open: boolean }>(
      `SELECT accepted_at IS NULL AND revoked_at IS NULL AS open FROM invitation
       WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      [tenantId, invitationId],
    );
    const [found] = rows;
    if (!found) return false;
    if (!found.open) return true;
    await client.query('UPDATE invitation SET revoked_at = now() WHERE id = $1', [invitationId]);
    const kind = 'invitation.revoked';
    await recordAuditEvent(client, { tenantId, userId, kind, subjectId: invitationId });
    return true;
  });
}
