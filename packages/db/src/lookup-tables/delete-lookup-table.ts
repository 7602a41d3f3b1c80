import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Removes a table with its rows; false when the tenant has none of this name. */
export function deleteLookupTable(
  db: Database,
  { tenantId, name, userId }: { tenantId: string; name: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'DELETE FROM lookup_table WHERE tenant_id = $1 AND name = $2 RETURNING id',
      [tenantId, name],
    );
    const [removed] = rows;
    if (!removed) return false;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'lookupTable.removed',
      subjectId: removed.id,
      details: { name },
    });
    return true;
  });
}
