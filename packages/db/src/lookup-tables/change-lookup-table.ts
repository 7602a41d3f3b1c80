import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

export type ChangeLookupTable = {
  tenantId: string;
  name: string;
  userId: string;
  /** What the person did, for the audit: `lookupTable.rowsChanged`. */
  kind: string;
};

/**
 * Lets a person change a table: takes it, does `work`, which answers what the audit shall say, and raises its revision, all in
 * one transaction. Undefined when the tenant has no such table.
 */
export function changeLookupTable<Details extends Record<string, unknown>>(
  db: Database,
  { tenantId, name, userId, kind }: ChangeLookupTable,
  work: (client: PoolClient, tableId: string) => Promise<Details>,
): Promise<Details | undefined> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `UPDATE lookup_table SET revision = revision + 1, updated_at = now()
       WHERE tenant_id = $1 AND name = $2 RETURNING id`,
      [tenantId, name],
    );
    const tableId = rows[0]?.id;
    if (tableId === undefined) return undefined;
    const details = await work(client, tableId);
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind,
      subjectId: tableId,
      details: { name, ...details },
    });
    return details;
  });
}
