import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

/** Adds an empty table; undefined when the tenant has one of this name. */
export function insertLookupTable(
  db: Database,
  given: { tenantId: string; name: string; description: string; userId: string },
): Promise<string | undefined> {
  const { tenantId, name, description, userId } = given;
  return inTransaction(db, async (client) => {
    const id = newId();
    const { rowCount } = await client.query(
      'INSERT INTO lookup_table (id, tenant_id, name, description) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [id, tenantId, name, description],
    );
    if (rowCount !== 1) return undefined;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'lookupTable.created',
      subjectId: id,
      details: { name },
    });
    return id;
  });
}
