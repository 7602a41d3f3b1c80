import type { ClientBase } from 'pg';

/**
 * Ends a bulk operation where it stands: what it has retried or cancelled stays so. True when it was still at work,
 * undefined when the tenant has no such operation.
 */
export async function stopBulkOperation(
  client: Pick<ClientBase, 'query'>,
  { tenantId, bulkId }: { tenantId: string; bulkId: string },
): Promise<boolean | undefined> {
  const { rows } = await client.query<{ stopped: boolean }>(
    `WITH asked AS (SELECT id, state FROM bulk_operation WHERE tenant_id = $1 AND id = $2 FOR UPDATE),
     stopped AS (
       UPDATE bulk_operation b SET state = 'stopped', ended_at = now() FROM asked a
       WHERE b.tenant_id = $1 AND b.id = a.id AND a.state IN ('canary', 'running') RETURNING b.id)
     SELECT EXISTS (SELECT FROM stopped) AS stopped FROM asked`,
    [tenantId, bulkId],
  );
  return rows[0]?.stopped;
}
