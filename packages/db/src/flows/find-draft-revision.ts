import type { Database } from '../database/open-database.ts';

/** The revision of a flow's draft, without the draft; undefined for no flow of the tenant. */
export async function findDraftRevision(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<number | undefined> {
  const row = await db.prisma.flow.findFirst({
    where: { id: flowId, tenantId, deletedAt: null },
    select: { revision: true },
  });
  return row?.revision;
}
