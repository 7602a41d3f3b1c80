import type { Database } from '../database/open-database.ts';
import {
  BULK_COLUMNS,
  type BulkOperation,
  type BulkOperationRow,
  readBulkOperation,
} from './bulk-operation.ts';

/** One bulk operation; undefined when the tenant has no such. */
export async function findBulkOperation(
  db: Database,
  { tenantId, bulkId }: { tenantId: string; bulkId: string },
): Promise<BulkOperation | undefined> {
  const { rows } = await db.pool.query<BulkOperationRow>(
    `SELECT ${BULK_COLUMNS} FROM bulk_operation b WHERE b.tenant_id = $1 AND b.id = $2`,
    [tenantId, bulkId],
  );
  return rows[0] && readBulkOperation(rows[0]);
}
