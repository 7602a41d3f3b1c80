import type { Database } from '../database/open-database.ts';

export type FlowVersionRow = {
  id: string;
  flowId: string;
  /** Null for the snapshot of a draft. */
  number: number | null;
  document: unknown;
};

const select = { id: true, flowId: true, number: true, document: true } as const;

/** A version of the tenant by id, or by its flow and number. */
export async function findVersion(
  db: Database,
  { tenantId, ...by }: { tenantId: string } & ({ versionId: string } | { flowId: string; number: number }),
): Promise<FlowVersionRow | undefined> {
  const where =
    'versionId' in by
      ? { id: by.versionId, tenantId }
      : { flowId: by.flowId, number: by.number, tenantId, flow: { deletedAt: null } };
  return (await db.prisma.flowVersion.findFirst({ where, select })) ?? undefined;
}
