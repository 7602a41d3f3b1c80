import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** What a variable holds: JSON text in the open, or a sealed text. */
export type VariableContent = { value: string } | { sealed: Uint8Array };

export type NewVariable = {
  tenantId: string;
  key: string;
  content: VariableContent;
  description: string;
  userId: string;
};

/** Adds a variable; false when the tenant has one of this key. */
export function insertVariable(
  db: Database,
  { tenantId, key, content, description, userId }: NewVariable,
): Promise<boolean> {
  const isSecret = 'sealed' in content;
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO tenant_variable (tenant_id, key, value, sealed, description) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [tenantId, key, isSecret ? null : content.value, isSecret ? content.sealed : null, description],
    );
    if (rowCount !== 1) return false;
    const details = isSecret ? { secret: true } : { after: content.value };
    await recordAuditEvent(client, { tenantId, userId, kind: 'variable.created', subjectId: key, details });
    return true;
  });
}
