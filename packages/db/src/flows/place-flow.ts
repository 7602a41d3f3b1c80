import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

export type PlaceFlow = {
  tenantId: string;
  flowId: string;
  /** A folder of the tenant; null: none. */
  folderId: string | null;
  userId: string | null;
};

/** Puts a flow into a folder. False when the tenant has no such flow or no such folder. When it changed does not change. */
export function placeFlow(db: Database, { tenantId, flowId, folderId, userId }: PlaceFlow): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE flow SET folder_id = $3 WHERE id = $2 AND tenant_id = $1 AND deleted_at IS NULL
          AND ($3::text IS NULL OR EXISTS (SELECT FROM flow_folder WHERE id = $3 AND tenant_id = $1))`,
      [tenantId, flowId, folderId],
    );
    if (rowCount === 0) return false;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'flow.moved',
      subjectId: flowId,
      details: { folderId },
    });
    return true;
  });
}
