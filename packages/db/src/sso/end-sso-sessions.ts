import type { ClientBase } from 'pg';

/** Signs out whoever a tenant's provider signed in. */
export async function endSsoSessions(
  client: Pick<ClientBase, 'query'>,
  { tenantId }: { tenantId: string },
): Promise<void> {
  await client.query('DELETE FROM session WHERE sso_tenant_id = $1', [tenantId]);
}
