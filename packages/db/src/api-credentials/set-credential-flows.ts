import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

/** Says which flows' triggers a credential opens; none: every flow's. False when the tenant has no such credential. */
export function setCredentialFlows(
  db: Database,
  given: { tenantId: string; credentialId: string; flowIds: readonly string[]; userId: string },
): Promise<boolean> {
  const { tenantId, credentialId, flowIds, userId } = given;
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ before: string[] | null }>(
      `WITH held AS (SELECT id, flow_ids FROM api_credential WHERE tenant_id = $1 AND id = $2 FOR UPDATE)
       UPDATE api_credential c SET flow_ids = $3 FROM held WHERE c.id = held.id RETURNING held.flow_ids AS before`,
      [tenantId, credentialId, flowIds],
    );
    const [found] = rows;
    if (!found) return false;
    const details = { before: found.before ?? [], after: flowIds };
    const kind = 'apiCredential.flowsChanged';
    await recordAuditEvent(client, { tenantId, userId, kind, subjectId: credentialId, details });
    return true;
  });
}
