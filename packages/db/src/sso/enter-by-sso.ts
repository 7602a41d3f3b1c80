/**
 * What becomes of somebody whom a tenant's provider vouches for, in one transaction: known → entered; unknown → linked to their
 * account, or given one; and the role the provider's groups give.
 *
 * What must never happen:
 * - a provider gets at an account of another tenant. An existing account is linked only when its owner is signed in to it in
 *   the same browser, or when the tenant itself has it as a member and its e-mail was vouched for.
 * - somebody without an e-mail enters an account that another person left open in the browser: that takes the account's
 *   owner asking for it (`linkUserId`), and the tenant having them as a member.
 * - a tenant is left without an owner by somebody's groups.
 */
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import { noEmailOf } from '../users/no-email.ts';
import { linkAsked } from './link-asked.ts';
import { setSsoRole } from './set-sso-role.ts';

export type EnterBySso = {
  tenantId: string;
  issuer: string;
  /** Whom the provider speaks of. */
  subject: string;
  name: string;
  /** Lower case, verified by the provider; null: it vouches for none. */
  email: string | null;
  /** What the provider's administrator knows the person by, where that is not an e-mail. */
  knownAs: string | null;
  /** By groups. `asIs`: the provider says nothing about roles; null: it gives none. */
  role: string | 'asIs' | null;
  /** Who is signed in with a password in the same browser. */
  signedInUserId: string | undefined;
  /** Who asked, signed in with a password, that the provider's person be their account. */
  linkUserId: string | undefined;
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
    const userId =
      (await linkAsked(client, entry)) ??
      (await knownUser(client, entry)) ??
      (await (entry.email === null ? withoutEmail(client, entry) : linkedUser(client, entry)));
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
  { tenantId, issuer, subject, knownAs }: EnterBySso,
): Promise<string | undefined> {
  const { rows } = await client.query<{ user_id: string }>(
    `UPDATE sso_identity SET known_as = $4 WHERE tenant_id = $1 AND issuer = $2 AND subject = $3
     RETURNING user_id`,
    [tenantId, issuer, subject, knownAs],
  );
  return rows[0]?.user_id;
}

/** Null: nobody is made for whom there is no place. */
async function withoutEmail(client: PoolClient, entry: EnterBySso): Promise<string | null> {
  if (entry.role === null || entry.role === 'asIs') return null;
  const userId = newId();
  await insertAccount(client, { userId, name: entry.name, email: noEmailOf(userId), verified: false });
  await link(client, entry, { userId, newAccount: true });
  return userId;
}

/** Null: nobody is made for whom there is no place. Undefined: the account of that e-mail may be somebody else's. */
async function linkedUser(client: PoolClient, entry: EnterBySso): Promise<string | null | undefined> {
  const { tenantId, name, email, role, signedInUserId } = entry;
  const { rows } = await client.query<{ id: string; vouched: boolean }>(
    `SELECT u.id, u.email_verified AND m.user_id IS NOT NULL AS vouched FROM user_account u
     LEFT JOIN member m ON m.user_id = u.id AND m.tenant_id = $2 WHERE u.email = $1 FOR UPDATE OF u`,
    [email, tenantId],
  );
  const [account] = rows;
  if (account && !account.vouched && account.id !== signedInUserId) return undefined;
  if (!account && (role === null || role === 'asIs')) return null;
  const userId = account?.id ?? newId();
  if (!account && email !== null) await insertAccount(client, { userId, name, email, verified: true });
  await link(client, entry, { userId, newAccount: !account });
  return userId;
}

async function link(
  client: PoolClient,
  { tenantId, issuer, subject, knownAs }: EnterBySso,
  { userId, newAccount }: { userId: string; newAccount: boolean },
): Promise<void> {
  await client.query(
    'INSERT INTO sso_identity (tenant_id, issuer, subject, user_id, known_as) VALUES ($1, $2, $3, $4, $5)',
    [tenantId, issuer, subject, userId, knownAs],
  );
  const details = { issuer, newAccount };
  await recordAuditEvent(client, { tenantId, userId, kind: 'sso.linked', subjectId: userId, details });
}

type NewAccount = { userId: string; name: string; email: string; verified: boolean };

async function insertAccount(
  client: PoolClient,
  { userId, name, email, verified }: NewAccount,
): Promise<void> {
  await client.query('INSERT INTO user_account (id, name, email, email_verified) VALUES ($1, $2, $3, $4)', [
    userId,
    name,
    email,
    verified,
  ]);
}
