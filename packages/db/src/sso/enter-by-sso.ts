/**
 * What becomes of somebody whom a tenant's provider vouches for, in one transaction: known → entered; unknown → linked to their
 * account, or given one; and the role the provider's groups give.
 *
 * What must never happen:
 * - a provider gets at an account of another tenant. An existing account is linked only when its owner is signed in to it in
 *   the same browser, or when the tenant itself has it as a member and its e-mail was vouched for.
 * - a tenant is left without an owner by somebody's groups.
 */
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import { setSsoRole } from './set-sso-role.ts';

export type EnterBySso = {
  tenantId: string;
  issuer: string;
  /** Whom the provider speaks of. */
  subject: string;
  name: string;
  /** Lower case; verified by the provider. */
  email: string;
  /** By groups. `asIs`: the provider says nothing about roles; null: it gives none. */
  role: string | 'asIs' | null;
  /** Who is signed in with a password in the same browser. */
  signedInUserId: string | undefined;
};

/** `linkFirst`: there is an account of the e-mail that nobody has shown to be theirs. `noRole`: no place in the tenant. */
export type EnterBySsoOutcome = { userId: string } | 'linkFirst' | 'noRole' | 'off';

export function enterBySso(db: Database, entry: EnterBySso): Promise<EnterBySsoOutcome> {
  const { tenantId, issuer, role } = entry;
  return inTransaction(db, async (client) => {
    // One sign-in of a tenant at a time: a person who comes twice at once gets one account.
    const { rowCount } = await client.query(
      'SELECT 1 FROM tenant_sso WHERE tenant_id = $1 AND issuer = $2 AND enabled FOR UPDATE',
      [tenantId, issuer],
    );
    if (rowCount !== 1) return 'off';
    const userId = (await knownUser(client, entry)) ?? (await linkedUser(client, entry));
    if (userId === undefined) return 'linkFirst';
    const isMember = userId !== null && (await setSsoRole(client, { tenantId, userId, role }));
    if (userId === null || !isMember) return 'noRole';
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'sso.signedIn',
      subjectId: userId,
      details: { issuer },
    });
    return { userId };
  });
}

async function knownUser(
  client: PoolClient,
  { tenantId, issuer, subject }: EnterBySso,
): Promise<string | undefined> {
  const { rows } = await client.query<{ user_id: string }>(
    'SELECT user_id FROM sso_identity WHERE tenant_id = $1 AND issuer = $2 AND subject = $3',
    [tenantId, issuer, subject],
  );
  return rows[0]?.user_id;
}

/** Null: nobody is made for whom there is no place. Undefined: the account of that e-mail may be somebody else's. */
async function linkedUser(client: PoolClient, entry: EnterBySso): Promise<string | null | undefined> {
  const { tenantId, issuer, subject, email, role, signedInUserId } = entry;
  const { rows } = await client.query<{ id: string; vouched: boolean }>(
    `SELECT u.id, u.email_verified AND m.user_id IS NOT NULL AS vouched FROM user_account u
     LEFT JOIN member m ON m.user_id = u.id AND m.tenant_id = $2 WHERE u.email = $1 FOR UPDATE OF u`,
    [email, tenantId],
  );
  const [account] = rows;
  if (account && !account.vouched && account.id !== signedInUserId) return undefined;
  if (!account && (role === null || role === 'asIs')) return null;
  const userId = account?.id ?? (await insertAccount(client, entry));
  await client.query(
    'INSERT INTO sso_identity (tenant_id, issuer, subject, user_id) VALUES ($1, $2, $3, $4)',
    [tenantId, issuer, subject, userId],
  );
  const details = { issuer, newAccount: !account };
  await recordAuditEvent(client, { tenantId, userId, kind: 'sso.linked', subjectId: userId, details });
  return userId;
}

async function insertAccount(client: PoolClient, { name, email }: EnterBySso): Promise<string> {
  const id = newId();
  await client.query('INSERT INTO user_account (id, name, email, email_verified) VALUES ($1, $2, $3, true)', [
    id,
    name,
    email,
  ]);
  return id;
}
