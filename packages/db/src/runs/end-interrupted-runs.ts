import type { Database } from '../database/open-database.ts';

/**
 * Ends the running runs of nodes that have been silent for `silentSeconds` (or that no longer exist) as failed with code
 * `run.interrupted`, fencing whoever held them: a late node's writes change no row. Answers the runs' ids.
 */
export async function endInterruptedRuns(
  db: Database,
  { silentSeconds }: { silentSeconds: number },
): Promise<{ id: string; tenantId: string }[]> {
  const { rows } = await db.pool.query<{ id: string; tenantId: string }>(
    `UPDATE run r SET state = 'failed', ended_at = now(), lease_number = lease_number + 1,
       error = json_build_object('code', 'run.interrupted', 'details', json_build_object('node', r.node_id),
         'message', 'The process that executed this run stopped before the run ended.')::text
     WHERE r.state = 'running' AND NOT EXISTS (
       SELECT FROM node n WHERE n.id = r.node_id AND n.heartbeat_at > now() - make_interval(secs => $1))
     RETURNING r.id, r.tenant_id AS "tenantId"`,
    [silentSeconds],
  );
  return rows;
}
