import type { Database } from '../database/open-database.ts';

/**
 * Ends runs that a living node holds but does not execute (the answer to its claim was lost, its journal gave up): they
 * would stay `running` for ever. `executing` are the runs it does execute; runs started less than `graceSeconds` ago are left
 * alone. As failed with code `run.interrupted`, under a new lease number. Answers the runs' ids.
 */
export async function endStrayRuns(
  db: Database,
  { nodeId, executing, graceSeconds }: { nodeId: string; executing: string[]; graceSeconds: number },
): Promise<{ id: string; tenantId: string }[]> {
  const { rows } = await db.pool.query<{ id: string; tenantId: string }>(
    `UPDATE run SET state = 'failed', ended_at = now(), lease_number = lease_number + 1,
       error = json_build_object('code', 'run.interrupted', 'details', json_build_object('node', node_id),
         'message', 'The process that executed this run lost it before it ended.')::text
     WHERE state = 'running' AND node_id = $1 AND started_at < now() - make_interval(secs => $3)
       AND id <> ALL($2::text[])
     RETURNING id, tenant_id AS "tenantId"`,
    [nodeId, executing, graceSeconds],
  );
  return rows;
}
