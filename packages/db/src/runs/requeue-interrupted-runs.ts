import type { ClientBase } from 'pg';

export type InterruptedRun = { id: string; tenantId: string; state: 'queued' | 'failed' };

/** A run that has brought down this many processes is not given to another one. */
export const MOST_RESUMES = 20;

/**
 * Frees the running runs of nodes that have been silent for `silentSeconds` (or that no longer exist), fencing whoever held
 * them: a late node's writes change no row. They go back to `queued` and go on from their journal wherever they are claimed;
 * one that has been interrupted too often ends as failed, code `run.interrupted`. Call it inside the transaction that
 * enqueues `run.execute`.
 */
export async function requeueInterruptedRuns(
  client: Pick<ClientBase, 'query'>,
  { silentSeconds }: { silentSeconds: number },
): Promise<InterruptedRun[]> {
  const { rows } = await client.query<InterruptedRun>(
    `${REQUEUE}
     WHERE r.state = 'running' AND NOT EXISTS (
       SELECT FROM node n WHERE n.id = r.node_id AND n.heartbeat_at > now() - make_interval(secs => $1))
     ${ANSWER}`,
    [silentSeconds],
  );
  return rows;
}

/**
 * The same for runs that a living node holds but does not execute (the answer to its claim was lost, its journal gave up):
 * they would stay `running` for ever. `executing` are the runs it does execute; runs taken less than `graceSeconds` ago are
 * left alone.
 */
export async function requeueStrayRuns(
  client: Pick<ClientBase, 'query'>,
  { nodeId, executing, graceSeconds }: { nodeId: string; executing: string[]; graceSeconds: number },
): Promise<InterruptedRun[]> {
  const { rows } = await client.query<InterruptedRun>(
    `${REQUEUE}
     WHERE r.state = 'running' AND r.node_id = $1 AND r.id <> ALL($2::text[])
       AND coalesce(r.claimed_at, r.started_at) < now() - make_interval(secs => $3)
     ${ANSWER}`,
    [nodeId, executing, graceSeconds],
  );
  return rows;
}

const TOO_OFTEN = `r.resumes >= ${MOST_RESUMES}`;

const REQUEUE = `UPDATE run r SET
    state = CASE WHEN ${TOO_OFTEN} THEN 'failed' ELSE 'queued' END,
    ended_at = CASE WHEN ${TOO_OFTEN} THEN now() END,
    error = CASE WHEN ${TOO_OFTEN} THEN json_build_object('code', 'run.interrupted',
      'message', 'The run was interrupted too often.',
      'details', json_build_object('node', r.node_id, 'times', r.resumes))::text END,
    node_id = CASE WHEN ${TOO_OFTEN} THEN r.node_id END,
    lease_number = r.lease_number + 1, resumes = r.resumes + 1, mode = 'queued'`;

const ANSWER = `RETURNING r.id, r.tenant_id AS "tenantId", r.state`;
