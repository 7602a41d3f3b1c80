import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';
import type { BulkOperation } from './bulk-operation.ts';

export type NewBulkOperation = Pick<
  BulkOperation,
  | 'tenantId'
  | 'kind'
  | 'selection'
  | 'startFrom'
  | 'version'
  | 'versions'
  | 'perMinute'
  | 'total'
  | 'throughId'
> & { canary: boolean; requestedBy: string };

/** Orders a bulk operation; answers its id. Call it inside the transaction that enqueues `run.bulk`. */
export async function insertBulkOperation(
  client: Pick<ClientBase, 'query'>,
  bulk: NewBulkOperation,
): Promise<string> {
  const id = newId();
  // Its column keeps milliseconds and would round up: the first job would come before its time.
  await client.query(
    `INSERT INTO bulk_operation (tenant_id, id, kind, state, selection, start_from, version, versions, per_minute, total,
       through_id, next_at, requested_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, date_trunc('milliseconds', now()), $12)`,
    [
      bulk.tenantId,
      id,
      bulk.kind,
      bulk.canary ? 'canary' : 'running',
      JSON.stringify(bulk.selection),
      bulk.startFrom,
      bulk.version,
      JSON.stringify(bulk.versions),
      bulk.perMinute,
      bulk.total,
      bulk.throughId,
      bulk.requestedBy,
    ],
  );
  return id;
}
