import type { ClientBase } from 'pg';
import { SESSION_COLUMNS, type StoredSession } from './connection-session.ts';

/**
 * Locks a connection's login row until the client's transaction ends, making the row when it is the first login.
 * Undefined when the tenant has no such connection.
 */
export async function lockSession(
  client: Pick<ClientBase, 'query'>,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<StoredSession | undefined> {
  await client.query(
    `INSERT INTO connection_session (connection_id, tenant_id, revision, generation, expires_at)
     SELECT id, tenant_id, 0, 0, 'epoch' FROM connection WHERE id = $1 AND tenant_id = $2
     ON CONFLICT (connection_id) DO NOTHING`,
    [connectionId, tenantId],
  );
  const { rows } = await client.query<StoredSession>(
    `SELECT ${SESSION_COLUMNS} FROM connection_session WHERE connection_id = $1 AND tenant_id = $2 FOR UPDATE`,
    [connectionId, tenantId],
  );
  return rows[0];
}
