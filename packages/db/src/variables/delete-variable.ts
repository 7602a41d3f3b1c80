import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Removes a variable; false when the tenant has none of this key. */
export function deleteVariable(
  db: Database,
  { tenantId, key, userId }: { tenantId: string; key: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query('DELETE FROM tenant_variable WHERE tenant_id = $1 AND key = $2', [
      tenantId,
      key,
    ]);
    if (rowCount !== 1) return false;
    await recordAuditEvent(client, { tenantId, userId, kind: 'variable.removed', subjectId: key });
    return true;
  });
}
