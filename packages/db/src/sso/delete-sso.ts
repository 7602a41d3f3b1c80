import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { noEmailOf } from '../users/no-email.ts';
import { endSsoSessions } from './end-sso-sessions.ts';

/**
 * Removes a tenant's single sign-on with what it knew of people; members stay. Who has no e-mail stays known: set up again, it is
 * their only way back to their account. False when there is none.
 */
export function deleteSso(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query('DELETE FROM tenant_sso WHERE tenant_id = $1', [tenantId]);
    if (rowCount !== 1) return false;
    await client.query(
      `DELETE FROM sso_identity i USING user_account u
       WHERE i.tenant_id = $1 AND u.id = i.user_id AND u.email NOT LIKE $2`,
      [tenantId, noEmailOf('%')],
    );
    await endSsoSessions(client, { tenantId });
    await recordAuditEvent(client, { tenantId, userId, kind: 'sso.removed', subjectId: tenantId });
    return true;
  });
}
