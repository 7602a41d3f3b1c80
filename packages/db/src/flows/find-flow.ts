import type { Database } from '../database/open-database.ts';

export type FlowRow = {
  id: string;
  tenantId: string;
  name: string;
  folderId: string | null;
  tags: string[];
  /** The draft document as stored; read it with flow's `parseFlowDocument`. */
  draft: unknown;
  revision: number;
  enabled: boolean;
  publishedVersionId: string | null;
  bindings: unknown;
  origin: unknown;
  /** The unfinished setup that made it. */
  setupId: string | null;
  updatedAt: Date;
};

/** A flow of the tenant; undefined when it does not exist, was deleted, or is another tenant's. */
export async function findFlow(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<FlowRow | undefined> {
  const row = await db.prisma.flow.findFirst({
    where: { id: flowId, tenantId, deletedAt: null },
    select: {
      id: true,
      tenantId: true,
      name: true,
      folderId: true,
      tags: true,
      draft: true,
      revision: true,
      enabled: true,
      publishedVersionId: true,
      bindings: true,
      origin: true,
      setupId: true,
      updatedAt: true,
    },
  });
  return row ?? undefined;
}
