import type { Database } from '../database/open-database.ts';

export type AuditEventRow = {
  id: string;
  userId: string | null;
  kind: string;
  subjectId: string;
  details: unknown;
  at: Date;
};

/** The tenant's newest audit events first; `before` is the last id of the former page. */
export function listAuditEvents(
  db: Database,
  { tenantId, before, limit }: { tenantId: string; before?: string; limit: number },
): Promise<AuditEventRow[]> {
  return db.prisma.auditEvent.findMany({
    where: { tenantId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, userId: true, kind: true, subjectId: true, details: true, at: true },
  });
}
