import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Removes one of the tenant's own templates with its versions and shares; copies elsewhere stay. False when it has none such. */
export function removeTemplate(
  db: Database,
  { tenantId, templateId, userId }: { tenantId: string; templateId: string; userId: string | null },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const removed = await client.query('DELETE FROM template WHERE id = $2 AND tenant_id = $1', [
      tenantId,
      templateId,
    ]);
    if (removed.rowCount === 0) return false;
    await client.query('DELETE FROM part_origin WHERE tenant_id = $1 AND holder = $2', [
      tenantId,
      templateId,
    ]);
    await recordAuditEvent(client, { tenantId, userId, kind: 'template.removed', subjectId: templateId });
    return true;
  });
}
