import type { Database } from '../database/open-database.ts';

export type SealedConnection = {
  id: string;
  tenantId: string;
  connectorKey: string;
  name: string;
  variables: Record<string, unknown>;
  secretsSealed: Buffer;
  revision: number;
  /** How fast it may be used, as stored. */
  limits: unknown;
  /** The tenant's wrapped data key: opens the secrets. */
  wrappedDataKey: Buffer;
};

/** A connection with its secrets still sealed, or undefined when the tenant has no such connection. */
export async function loadConnection(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<SealedConnection | undefined> {
  const { rows } = await db.pool.query<SealedConnection>(
    `SELECT c.id, c.tenant_id AS "tenantId", c.connector_key AS "connectorKey", c.name, c.variables,
       c.secrets_sealed AS "secretsSealed", c.revision, c.limits, t.wrapped_data_key AS "wrappedDataKey"
     FROM connection c JOIN tenant t ON t.id = c.tenant_id WHERE c.tenant_id = $1 AND c.id = $2`,
    [tenantId, connectionId],
  );
  return rows[0];
}
