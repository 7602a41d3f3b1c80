import type { FlowDocument } from '@flowbridge/flow';
import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type SnapshotDraft = {
  tenantId: string;
  flowId: string;
  hash: string;
  document: FlowDocument;
  userId: string | null;
};

/** The version that holds exactly this document: an existing one with the same hash, else a new one without a number. */
export async function snapshotDraft(
  db: Database,
  { tenantId, flowId, hash, document, userId }: SnapshotDraft,
): Promise<string> {
  const same = await db.prisma.flowVersion.findFirst({
    where: { tenantId, flowId, hash, number: null },
    select: { id: true },
  });
  if (same) return same.id;
  const id = newId();
  await db.prisma.flowVersion.create({
    data: { id, tenantId, flowId, number: null, hash, document: asJson(document), authorId: userId },
  });
  return id;
}
