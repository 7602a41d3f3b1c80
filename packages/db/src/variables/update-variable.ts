import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import type { VariableContent } from './insert-variable.ts';

export type ChangedVariable = {
  tenantId: string;
  key: string;
  /** Absent: stays. */
  content?: VariableContent | undefined;
  description?: string | undefined;
  userId: string;
};

/** Changes what a variable holds or says of itself; false when the tenant has none of this key. */
export function updateVariable(
  db: Database,
  { tenantId, key, content, description, userId }: ChangedVariable,
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ value: string | null }>(
      'SELECT value FROM tenant_variable WHERE tenant_id = $1 AND key = $2 FOR UPDATE',
      [tenantId, key],
    );
    const [before] = rows;
    if (!before) return false;
    const isSecret = content !== undefined && 'sealed' in content;
    await client.query(
      `UPDATE tenant_variable SET value = CASE WHEN $3 THEN $4 ELSE value END,
         sealed = CASE WHEN $3 THEN $5 ELSE sealed END, description = coalesce($6, description), updated_at = now()
       WHERE tenant_id = $1 AND key = $2`,
      [
        tenantId,
        key,
        content !== undefined,
        content === undefined || isSecret ? null : content.value,
        isSecret ? content.sealed : null,
        description ?? null,
      ],
    );
    const details = {
      ...(content === undefined
        ? {}
        : isSecret
          ? { secret: true }
          : { before: before.value, after: content.value }),
      ...(description === undefined ? {} : { description }),
    };
    await recordAuditEvent(client, { tenantId, userId, kind: 'variable.changed', subjectId: key, details });
    return true;
  });
}
