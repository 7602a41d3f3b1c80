import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';

export type NewInvitation = {
  id: string;
  tenantId: string;
  /** SHA-256 of the link's token, hex. */
  tokenHash: string;
  /** Lower case; null: whoever has the link. */
  email: string | null;
  role: string;
  invitedBy: string;
  expiresAt: Date;
};

export async function insertInvitation(db: Database, invitation: NewInvitation): Promise<void> {
  const { id, tenantId, invitedBy, email, role } = invitation;
  await db.prisma.$transaction([
    db.prisma.invitation.create({ data: invitation }),
    db.prisma.auditEvent.create({
      data: auditRow({
        tenantId,
        userId: invitedBy,
        kind: 'invitation.created',
        subjectId: id,
        details: { email, role },
      }),
    }),
  ]);
}
