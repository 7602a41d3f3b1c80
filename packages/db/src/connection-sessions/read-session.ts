import type { Database } from '../database/open-database.ts';
import { SESSION_COLUMNS, type StoredSession } from './connection-session.ts';

/** The stored login of a connection, expired or not; undefined when it never logged in. */
export async function readSession(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<StoredSession | undefined> {
  const { rows } = await db.pool.query<StoredSession>(
    `SELECT ${SESSION_COLUMNS} FROM connection_session WHERE tenant_id = $1 AND connection_id = $2`,
    [tenantId, connectionId],
  );
  return rows[0];
}
