import type { ClientBase } from 'pg';

export type SetMaxRunningRuns = {
  tenantId: string;
  /** 0 holds the queue; null: the runners' default. */
  maxRunningRuns: number | null;
};

/** Sets a tenant's limit and answers the one before; undefined when there is no such tenant. Claims see it once it is committed. */
export async function setMaxRunningRuns(
  client: Pick<ClientBase, 'query'>,
  { tenantId, maxRunningRuns }: SetMaxRunningRuns,
): Promise<{ before: number | null } | undefined> {
  // The row is locked where it is read, so that of two changes each knows what it changed.
  const { rows } = await client.query<{ before: number | null }>(
    `WITH former AS (SELECT id, max_running_runs FROM tenant WHERE id = $1 FOR NO KEY UPDATE)
     UPDATE tenant t SET max_running_runs = $2 FROM former WHERE t.id = former.id
     RETURNING former.max_running_runs AS before`,
    [tenantId, maxRunningRuns],
  );
  return rows[0];
}
