import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';

/** Revokes an AppCode from now on. False when the tenant has no such one; revoking twice keeps the first moment. */
export function revokeApiCredential(
  db: Database,
  { tenantId, credentialId, userId }: { tenantId: string; credentialId: string; userId: string },
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const found = await tx.apiCredential.findFirst({ where: { id: credentialId, tenantId } });
    if (!found) return false;
    if (found.revokedAt) return true;
    await tx.apiCredential.updateMany({
      where: { id: credentialId, tenantId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await tx.auditEvent.create({
      data: auditRow({ tenantId, userId, kind: 'apiCredential.revoked', subjectId: credentialId }),
    });
    return true;
  });
}
