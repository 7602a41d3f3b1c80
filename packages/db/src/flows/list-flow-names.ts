import type { Database } from '../database/open-database.ts';

/** Names of the tenant's flows by id; ids that it has no flow of are left out. */
export async function listFlowNames(
  db: Database,
  { tenantId, flowIds }: { tenantId: string; flowIds: string[] },
): Promise<Map<string, string>> {
  const rows = await db.prisma.flow.findMany({
    where: { tenantId, deletedAt: null, id: { in: flowIds } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
