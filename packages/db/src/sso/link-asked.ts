/**
 * A member who is signed in with a password asked to be the provider's person from now on. Whom the provider had made an account
 * without e-mail for before leaves that account: it was the same person's, and nobody else can enter it.
 */
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { noEmailOf } from '../users/no-email.ts';

type Asked = {
  tenantId: string;
  issuer: string;
  subject: string;
  knownAs: string | null;
  linkUserId: string | undefined;
};

/** The account that is linked now; undefined when nobody asked, or whoever did has no place in the tenant. */
export async function linkAsked(client: PoolClient, asked: Asked): Promise<string | undefined> {
  const { tenantId, issuer, subject, knownAs, linkUserId } = asked;
  if (linkUserId === undefined) return undefined;
  const member = await client.query('SELECT 1 FROM member WHERE tenant_id = $1 AND user_id = $2', [
    tenantId,
    linkUserId,
  ]);
  if (member.rowCount !== 1) return undefined;
  const { rows } = await client.query<{ user_id: string }>(
    'SELECT user_id FROM sso_identity WHERE tenant_id = $1 AND issuer = $2 AND subject = $3 FOR UPDATE',
    [tenantId, issuer, subject],
  );
  const former = rows[0]?.user_id;
  if (former === linkUserId) return linkUserId;
  await client.query(
    `INSERT INTO sso_identity (tenant_id, issuer, subject, user_id, known_as) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, issuer, subject) DO UPDATE SET user_id = $4, known_as = $5`,
    [tenantId, issuer, subject, linkUserId, knownAs],
  );
  if (former !== undefined) await leave(client, { tenantId, userId: former });
  await recordAuditEvent(client, {
    tenantId,
    userId: linkUserId,
    kind: 'sso.linked',
    subjectId: linkUserId,
    details: { issuer, newAccount: false, asked: true },
  });
  return linkUserId;
}

/** Takes an account that nobody can enter any more out of the tenant; never its last owner. */
async function leave(
  client: PoolClient,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `DELETE FROM member m USING user_account u
     WHERE m.tenant_id = $1 AND m.user_id = $2 AND u.id = m.user_id AND u.email = $3
       AND (m.role <> 'owner' OR EXISTS (SELECT 1 FROM member o WHERE o.tenant_id = $1 AND o.role = 'owner'
                                          AND o.user_id <> m.user_id))
     RETURNING m.role`,
    [tenantId, userId, noEmailOf(userId)],
  );
  const before = rows[0]?.role;
  if (before === undefined) return;
  await client.query('DELETE FROM session WHERE user_id = $1 AND sso_tenant_id = $2', [userId, tenantId]);
  const details = { before, after: null, by: 'sso' };
  await recordAuditEvent(client, {
    tenantId,
    userId: null,
    kind: 'member.removed',
    subjectId: userId,
    details,
  });
}
