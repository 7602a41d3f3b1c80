import type { ClientBase } from 'pg';
import type { RunState } from './run-record.ts';

export type OpenRun = { id: string; state: RunState };

/** The runs of a flow that have not ended: running ones first, then those that stand still, then queued ones, each oldest first. */
export async function listOpenRuns(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<OpenRun[]> {
  // In three parts, so that each has its partial index.
  const { rows } = await client.query<OpenRun>(
    `SELECT id, state FROM (
       SELECT 1 AS rank, id, state FROM run WHERE tenant_id = $1 AND flow_id = $2 AND state = 'running'
       UNION ALL
       SELECT 2, id, state FROM run WHERE tenant_id = $1 AND flow_id = $2 AND state IN ('waiting', 'needsDecision')
       UNION ALL
       SELECT 3, id, state FROM run WHERE tenant_id = $1 AND flow_id = $2 AND state = 'queued') open
     ORDER BY rank, id`,
    [tenantId, flowId],
  );
  return rows;
}
