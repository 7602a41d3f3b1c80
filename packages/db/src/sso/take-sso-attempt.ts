import type { Database } from '../database/open-database.ts';

export type SsoAttempt = {
  tenantId: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
  linkUserId: string | null;
};

/** Takes a sign-in that came back, once, in its time, in the browser that began it. */
export async function takeSsoAttempt(
  db: Database,
  { stateHash, browserHash }: { stateHash: string; browserHash: string },
): Promise<SsoAttempt | undefined> {
  const { rows } = await db.pool.query<SsoAttempt>(
    `DELETE FROM sso_attempt WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > now()
     RETURNING tenant_id AS "tenantId", nonce, code_verifier AS "codeVerifier", return_to AS "returnTo",
               link_user_id AS "linkUserId"`,
    [stateHash, browserHash],
  );
  return rows[0];
}
