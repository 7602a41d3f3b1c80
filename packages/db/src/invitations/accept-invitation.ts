import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** `over`: accepted before, revoked or expired. `memberAlready` leaves the invitation as it was, for somebody else. */
export type AcceptOutcome = 'accepted' | 'memberAlready' | 'over';

/** Makes a user the member an invitation speaks of, once: of two who come at the same time one is too late. */
export function acceptInvitation(
  db: Database,
  { invitationId, userId }: { invitationId: string; userId: string },
): Promise<AcceptOutcome> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ tenantId: string; role: string; invitedBy: string }>(
      `SELECT tenant_id AS "tenantId", role, invited_by AS "invitedBy" FROM invitation
       WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`,
      [invitationId],
    );
    const [open] = rows;
    if (!open) return 'over';
    const { tenantId, role, invitedBy } = open;
    const { rowCount } = await client.query(
      'INSERT INTO member (tenant_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tenantId, userId, role],
    );
    if (rowCount !== 1) return 'memberAlready';
    await client.query('UPDATE invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1', [
      invitationId,
      userId,
    ]);
    const details = { role, invitedBy, invitationId };
    await recordAuditEvent(client, { tenantId, userId, kind: 'member.joined', subjectId: userId, details });
    return 'accepted';
  });
}
