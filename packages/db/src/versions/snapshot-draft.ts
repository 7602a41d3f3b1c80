import type { FlowDocument } from '@flowbridge/flow';
import { newestPartVersions, pinParts } from '../custom-parts/pin-parts.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type SnapshotDraft = {
  tenantId: string;
  flowId: string;
  hash: string;
  document: FlowDocument;
  userId: string | null;
};

/**
 * The version that holds exactly this document and runs with the newest versions of the tenant's own connectors and functions:
 * an existing one, else a new one without a number.
 */
export async function snapshotDraft(
  db: Database,
  { tenantId, flowId, hash, document, userId }: SnapshotDraft,
): Promise<string> {
  const parts = await newestPartVersions(db.pool, { tenantId, document });
  const same = await db.pool.query<{ id: string }>(
    `SELECT id FROM flow_version v
      WHERE tenant_id = $1 AND flow_id = $2 AND hash = $3 AND number IS NULL
        AND $4::text[] = ARRAY(SELECT part_version_id FROM flow_version_part
                                WHERE flow_version_id = v.id ORDER BY part_version_id)
      LIMIT 1`,
    [tenantId, flowId, hash, parts],
  );
  const [found] = same.rows;
  if (found) return found.id;
  return inTransaction(db, async (client) => {
    const id = newId();
    await client.query(
      `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document, author_id)
       VALUES ($1, $2, $3, NULL, $4, $5, $6)`,
      [id, tenantId, flowId, hash, JSON.stringify(document), userId],
    );
    await pinParts(client, { versionId: id, parts });
    return id;
  });
}
