import type { ClientBase } from 'pg';
import type { RunState } from '../runs/run-record.ts';

/** How the attempt stands that a bulk operation ordered for a run; undefined when there is none. */
export async function findBulkAttempt(
  client: Pick<ClientBase, 'query'>,
  { tenantId, bulkId, runId }: { tenantId: string; bulkId: string; runId: string },
): Promise<RunState | undefined> {
  const { rows } = await client.query<{ state: RunState }>(
    `SELECT CASE WHEN r.attempt = a.number THEN r.state ELSE a.state END AS state
     FROM attempt a JOIN run r ON r.id = a.run_id
     WHERE a.bulk_id = $2 AND a.run_id = $3 AND a.tenant_id = $1`,
    [tenantId, bulkId, runId],
  );
  return rows[0]?.state;
}
