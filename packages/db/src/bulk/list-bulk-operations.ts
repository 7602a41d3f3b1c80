import type { Database } from '../database/open-database.ts';
import {
  BULK_COLUMNS,
  type BulkOperation,
  type BulkOperationRow,
  readBulkOperation,
} from './bulk-operation.ts';

/** The tenant's newest bulk operations first. */
export async function listBulkOperations(
  db: Database,
  { tenantId, cursor, limit }: { tenantId: string; cursor?: string | undefined; limit: number },
): Promise<BulkOperation[]> {
  const { rows } = await db.pool.query<BulkOperationRow>(
    `SELECT ${BULK_COLUMNS} FROM bulk_operation b
     WHERE b.tenant_id = $1 AND ($2::text IS NULL OR b.id < $2) ORDER BY b.id DESC LIMIT $3`,
    [tenantId, cursor ?? null, limit],
  );
  return rows.map(readBulkOperation);
}
