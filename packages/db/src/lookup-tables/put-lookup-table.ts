import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { newId } from '../ids/new-id.ts';
import type { LookupRow } from './list-lookup-rows.ts';
import { putLookupRows } from './put-lookup-rows.ts';

export type PutLookupTable = {
  tenantId: string;
  userId: string;
  name: string;
  description: string;
  /** All it holds from now on, each key once. */
  rows: readonly LookupRow[];
};

/** Makes a table what it is given as, new or in place of the one of this name, in the caller's transaction. */
export async function putLookupTable(client: PoolClient, put: PutLookupTable): Promise<void> {
  const { tenantId, userId, name, description, rows } = put;
  const { rows: held } = await client.query<{ id: string; isNew: boolean }>(
    `INSERT INTO lookup_table (id, tenant_id, name, description) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, name) DO UPDATE
       SET description = excluded.description, revision = lookup_table.revision + 1, updated_at = now()
     RETURNING id, id = $1 AS "isNew"`,
    [newId(), tenantId, name, description],
  );
  const [table] = held;
  if (!table) throw new Error('put-lookup-table-answered-no-row');
  const outcome = await putLookupRows(client, { tenantId, tableId: table.id, rows, replace: true });
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: table.isNew ? 'lookupTable.created' : 'lookupTable.rowsChanged',
    subjectId: table.id,
    details: { name, ...outcome },
  });
}
