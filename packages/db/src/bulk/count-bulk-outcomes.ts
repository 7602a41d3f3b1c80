import type { Database } from '../database/open-database.ts';
import type { RunState } from '../runs/run-record.ts';
import type { BulkOutcomes } from './bulk-operation.ts';

/** How the attempts that bulk operations ordered stand now, by operation. Operations without attempts are absent. */
export async function countBulkOutcomes(
  db: Database,
  { tenantId, bulkIds }: { tenantId: string; bulkIds: string[] },
): Promise<Map<string, BulkOutcomes>> {
  const { rows } = await db.pool.query<{ bulkId: string; state: RunState; count: number }>(
    `SELECT a.bulk_id AS "bulkId", CASE WHEN r.attempt = a.number THEN r.state ELSE a.state END AS state,
       count(*)::int AS count
     FROM attempt a JOIN run r ON r.id = a.run_id
     WHERE a.bulk_id = ANY($2::text[]) AND a.tenant_id = $1 GROUP BY 1, 2`,
    [tenantId, bulkIds],
  );
  const byBulk = new Map<string, BulkOutcomes>();
  for (const { bulkId, state, count } of rows) {
    byBulk.set(bulkId, { ...byBulk.get(bulkId), [state]: count });
  }
  return byBulk;
}
