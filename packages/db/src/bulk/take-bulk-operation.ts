import type { ClientBase } from 'pg';
import {
  BULK_COLUMNS,
  type BulkOperation,
  type BulkOperationRow,
  readBulkOperation,
} from './bulk-operation.ts';

/**
 * Locks a bulk operation that has something to do now, for the caller's transaction. Undefined when it has ended, when it is
 * not its time yet, or when there is none: a job that comes twice does nothing the second time.
 */
export async function takeBulkOperation(
  client: Pick<ClientBase, 'query'>,
  { tenantId, bulkId }: { tenantId: string; bulkId: string },
): Promise<BulkOperation | undefined> {
  const { rows } = await client.query<BulkOperationRow>(
    `SELECT ${BULK_COLUMNS} FROM bulk_operation b
     WHERE b.tenant_id = $1 AND b.id = $2 AND b.state IN ('canary', 'running') AND b.next_at <= now() FOR UPDATE`,
    [tenantId, bulkId],
  );
  return rows[0] && readBulkOperation(rows[0]);
}
