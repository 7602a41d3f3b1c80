import type { ClientBase } from 'pg';

/** How many runs of a flow are running now, on all nodes. */
export async function countRunningRuns(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM run WHERE tenant_id = $1 AND flow_id = $2 AND state = 'running'`,
    [tenantId, flowId],
  );
  return rows[0]?.count ?? 0;
}
