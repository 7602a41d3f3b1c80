import type { ClientBase } from 'pg';

/** Stores a new login in a row locked by `lockSession`; its generation grows by one. Answers the new generation. */
export async function saveSession(
  client: Pick<ClientBase, 'query'>,
  session: {
    tenantId: string;
    connectionId: string;
    revision: number;
    credentialSealed: Buffer;
    expiresAt: Date;
  },
): Promise<number> {
  const { rows } = await client.query<{ generation: number }>(
    `UPDATE connection_session SET revision = $3, credential_sealed = $4, expires_at = $5, generation = generation + 1
     WHERE connection_id = $1 AND tenant_id = $2 RETURNING generation`,
    [session.connectionId, session.tenantId, session.revision, session.credentialSealed, session.expiresAt],
  );
  return rows[0]?.generation ?? 0;
}
