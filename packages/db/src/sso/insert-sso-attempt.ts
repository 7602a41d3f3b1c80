import type { Database } from '../database/open-database.ts';

export type NewSsoAttempt = {
  /** SHA-256 of `state`, hex. */
  stateHash: string;
  tenantId: string;
  /** SHA-256 of the browser's cookie, hex. */
  browserHash: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
  /** Who, signed in with a password, asked that the provider's person be this account from now on. */
  linkUserId: string | null;
  expiresAt: Date;
};

/** Remembers a sign-in on its way to the provider; those whose time is over are forgotten. */
export async function insertSsoAttempt(db: Database, attempt: NewSsoAttempt): Promise<void> {
  await db.prisma.ssoAttempt.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db.prisma.ssoAttempt.create({ data: attempt });
}
