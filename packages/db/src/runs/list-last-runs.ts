import type { Database } from '../database/open-database.ts';
import type { RunState } from './run-record.ts';

/** The last few runs of each given flow, newest first. */
export async function listLastRuns(
  db: Database,
  { tenantId, flowIds, limit = 5 }: { tenantId: string; flowIds: string[]; limit?: number },
): Promise<Map<string, { id: string; state: RunState }[]>> {
  const { rows } = await db.pool.query<{ flowId: string; id: string; state: RunState }>(
    `SELECT wanted.id AS "flowId", r.id, r.state FROM unnest($2::text[]) AS wanted(id)
     CROSS JOIN LATERAL (SELECT id, state FROM run WHERE flow_id = wanted.id AND tenant_id = $1
                         ORDER BY id DESC LIMIT $3) r
     ORDER BY r.id DESC`,
    [tenantId, flowIds, limit],
  );
  const byFlow = new Map<string, { id: string; state: RunState }[]>();
  for (const { flowId, id, state } of rows) {
    const list = byFlow.get(flowId) ?? [];
    list.push({ id, state });
    byFlow.set(flowId, list);
  }
  return byFlow;
}
