import type { Command, FlowDocument } from '@flowbridge/flow';
import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { draftEndpoints } from './draft-endpoints.ts';

export type SaveDraft = {
  tenantId: string;
  flowId: string;
  /** The revision the document was made from: the draft is saved only while it still is at this one. */
  revision: number;
  document: FlowDocument;
  commands: Command[];
  userId: string;
  clientId: string | null;
};

/**
 * Saves a draft with the commands that made it, as revision + 1. Answers the new revision; undefined when somebody else
 * was faster (or the flow is gone): then nothing was written.
 */
export function saveDraft(db: Database, save: SaveDraft): Promise<number | undefined> {
  const { tenantId, flowId, revision } = save;
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.flow.updateMany({
      where: { id: flowId, tenantId, revision, deletedAt: null },
      data: { draft: asJson(save.document), revision: revision + 1, updatedAt: new Date() },
    });
    if (count === 0) return undefined;
    await tx.flowCommand.create({
      data: {
        flowId,
        revision: revision + 1,
        tenantId,
        userId: save.userId,
        clientId: save.clientId,
        commands: asJson(save.commands),
      },
    });
    const endpoints = draftEndpoints({ tenantId, flowId }, save.document);
    if (endpoints.length > 0) await tx.httpEndpoint.createMany({ data: endpoints, skipDuplicates: true });
    return revision + 1;
  });
}
