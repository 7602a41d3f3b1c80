import type { PoolClient } from 'pg';

/**
 * Takes a flow out of the setup that made it: it was published or removed. A setup whose last flow leaves is finished and goes.
 * Nothing for a flow that no unfinished setup has made.
 */
export async function leaveSetup(
  client: Pick<PoolClient, 'query'>,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<void> {
  const { rows } = await client.query<{ setupId: string }>(
    `WITH left_one AS (SELECT id, setup_id FROM flow WHERE tenant_id = $1 AND id = $2 AND setup_id IS NOT NULL FOR UPDATE)
     UPDATE flow f SET setup_id = NULL FROM left_one WHERE f.id = left_one.id RETURNING left_one.setup_id AS "setupId"`,
    [tenantId, flowId],
  );
  const setupId = rows[0]?.setupId;
  if (setupId === undefined) return;
  await client.query(
    `DELETE FROM flow_setup s WHERE s.tenant_id = $1 AND s.id = $2
        AND NOT EXISTS (SELECT FROM flow f WHERE f.setup_id = s.id AND f.deleted_at IS NULL)`,
    [tenantId, setupId],
  );
}
