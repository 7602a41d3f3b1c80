import type { Database } from '../database/open-database.ts';

export type NamedFlow = { id: string; name: string; enabled: boolean; updatedAt: Date };

/** The tenant's flows with one of these names, last changed first. */
export function listFlowsNamed(
  db: Database,
  { tenantId, names }: { tenantId: string; names: string[] },
): Promise<NamedFlow[]> {
  return db.prisma.flow.findMany({
    where: { tenantId, deletedAt: null, name: { in: names } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, name: true, enabled: true, updatedAt: true },
  });
}
