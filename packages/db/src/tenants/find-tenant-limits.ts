import type { ClientBase } from 'pg';

export type TenantLimits = {
  /** Queued runs that may be running at the same time, all nodes together; null: the runners' default. */
  maxRunningRuns: number | null;
  /** Queued runs that are running now: what the limit is compared with. */
  running: number;
  /** Runs that wait in the queue, for whatever reason. */
  queued: number;
};

/** A tenant's limit and what there is of it now. */
export async function findTenantLimits(
  client: Pick<ClientBase, 'query'>,
  { tenantId }: { tenantId: string },
): Promise<TenantLimits | undefined> {
  const { rows } = await client.query<TenantLimits>(
    `SELECT max_running_runs AS "maxRunningRuns",
       (SELECT count(*)::int FROM run WHERE tenant_id = $1 AND state = 'running' AND mode = 'queued') AS running,
       (SELECT count(*)::int FROM run WHERE tenant_id = $1 AND state = 'queued') AS queued
     FROM tenant WHERE id = $1`,
    [tenantId],
  );
  return rows[0];
}
