import type { FlowDocument } from '@flowbridge/flow';
import type { Database } from '../database/open-database.ts';

/** The immutable document of a version, or undefined when the tenant has no such version. */
export async function loadVersionDocument(
  db: Database,
  { tenantId, versionId }: { tenantId: string; versionId: string },
): Promise<{ number: number | null; document: FlowDocument } | undefined> {
  const { rows } = await db.pool.query<{ number: number | null; document: FlowDocument }>(
    'SELECT number, document FROM flow_version WHERE tenant_id = $1 AND id = $2',
    [tenantId, versionId],
  );
  return rows[0];
}
