import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import type { NewUser } from '../users/insert-user.ts';

/** `over`: accepted before, revoked or expired. The other two leave the invitation as it was. */
export type AcceptOutcome = 'accepted' | 'memberAlready' | 'emailTaken' | 'over';

/**
 * Makes a user, known or new, the member an invitation speaks of, once: of two who come at the same time one is too late, and
 * leaves no account behind.
 */
export function acceptInvitation(
  db: Database,
  { invitationId, user }: { invitationId: string; user: { id: string } | NewUser },
): Promise<AcceptOutcome> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{
      tenantId: string;
      role: string;
      invitedBy: string;
      addressed: boolean;
    }>(
      `SELECT tenant_id AS "tenantId", role, invited_by AS "invitedBy", email IS NOT NULL AS addressed FROM invitation
       WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`,
      [invitationId],
    );
    const [open] = rows;
    if (!open) return 'over';
    const { tenantId, role, invitedBy, addressed } = open;
    const { id: userId } = user;
    if ('email' in user && !(await insertAccount(client, user, addressed))) return 'emailTaken';
    const { rowCount } = await client.query(
      'INSERT INTO member (tenant_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tenantId, userId, role],
    );
    if (rowCount !== 1) return 'memberAlready';
    await client.query('UPDATE invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1', [
      invitationId,
      userId,
    ]);
    const details = { role, invitedBy, invitationId };
    await recordAuditEvent(client, { tenantId, userId, kind: 'member.joined', subjectId: userId, details });
    return 'accepted';
  });
}

/** As `insertUser` does it, inside the transaction; false when the e-mail is taken. Nobody vouches for one typed into an open link. */
async function insertAccount(
  client: PoolClient,
  { id, name, email, passwordHash }: NewUser,
  vouched: boolean,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO user_account (id, name, email, email_verified) VALUES ($1, $2, $3, $4)
     ON CONFLICT (email) DO NOTHING`,
    [id, name, email, vouched],
  );
  if (rowCount !== 1) return false;
  await client.query(
    `INSERT INTO account (id, user_id, account_id, provider_id, password) VALUES ($1, $2, $2, 'credential', $3)`,
    [newId(), id, passwordHash],
  );
  return true;
}
