import { auditRow } from '../audit/audit-event.ts';
import type { Database } from '../database/open-database.ts';
import { CONNECTION_CHANGED } from '../runs/run-channels.ts';

/** Deletes a connection and its login. False when the tenant has none such. */
export function deleteConnection(
  db: Database,
  { tenantId, connectionId, userId }: { tenantId: string; connectionId: string; userId: string },
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.connection.deleteMany({ where: { id: connectionId, tenantId } });
    if (count === 0) return false;
    await tx.auditEvent.create({
      data: auditRow({ tenantId, userId, kind: 'connection.removed', subjectId: connectionId }),
    });
    await tx.$queryRaw`SELECT pg_notify(${CONNECTION_CHANGED}, ${connectionId})::text`;
    return true;
  });
}
