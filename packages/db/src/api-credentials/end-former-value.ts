import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Ends the value from before a rotation now. False when the tenant has no such credential. */
export function endFormerValue(
  db: Database,
  { tenantId, credentialId, userId }: { tenantId: string; credentialId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ ended: boolean }>(
      `WITH held AS (SELECT id, former_until FROM api_credential WHERE tenant_id = $1 AND id = $2 FOR UPDATE)
       UPDATE api_credential c SET former_until = NULL, former_hash = NULL, former_sealed = NULL, former_hint = NULL,
         former_last_used_at = NULL
       FROM held WHERE c.id = held.id RETURNING held.former_until IS NOT NULL AS ended`,
      [tenantId, credentialId],
    );
    const [found] = rows;
    if (!found) return false;
    if (found.ended) {
      const kind = 'apiCredential.formerValueEnded';
      await recordAuditEvent(client, { tenantId, userId, kind, subjectId: credentialId });
    }
    return true;
  });
}
