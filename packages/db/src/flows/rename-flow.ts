import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';

export type RenameFlow = {
  tenantId: string;
  flowId: string;
  name: string;
  userId: string;
};

/** False when the tenant has no such flow. */
export function renameFlow(db: Database, change: RenameFlow): Promise<boolean> {
  const { tenantId, flowId, name, userId } = change;
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.flow.updateMany({
      where: { id: flowId, tenantId, deletedAt: null },
      data: { name, updatedAt: new Date() },
    });
    if (count === 0) return false;
    await tx.auditEvent.create({
      data: auditRow({
        tenantId,
        userId,
        kind: 'flow.renamed',
        subjectId: flowId,
        details: { name },
      }),
    });
    return true;
  });
}
