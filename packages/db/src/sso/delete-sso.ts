import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { endSsoSessions } from './end-sso-sessions.ts';

/** Removes a tenant's single sign-on with what it knew of people; members stay. False when there is none. */
export function deleteSso(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query('DELETE FROM tenant_sso WHERE tenant_id = $1', [tenantId]);
    if (rowCount !== 1) return false;
    await client.query('DELETE FROM sso_identity WHERE tenant_id = $1', [tenantId]);
    await endSsoSessions(client, { tenantId });
    await recordAuditEvent(client, { tenantId, userId, kind: 'sso.removed', subjectId: tenantId });
    return true;
  });
}
