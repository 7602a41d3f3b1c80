import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';

export type ConfirmRecords = { tenantId: string; datasetId: string; keys: readonly string[]; now: Date };

/** A person says that the target has these failed or parked records: they are delivered. Answers how many there were. */
export async function confirmRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, datasetId, keys, now }: ConfirmRecords,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `WITH chosen AS (
       SELECT ctid AS place, state FROM dataset_record WHERE tenant_id = $1 AND dataset_id = $2
         AND state IN ('failed', 'parked') AND key = ANY($4::text[])),
     moved AS (
       UPDATE dataset_record r SET state = 'delivered', uncertain = false, error = NULL, delivered_at = $3
       FROM chosen c WHERE r.ctid = c.place
       RETURNING c.state AS was, r.state AS is_now),
     moves AS (SELECT was, is_now FROM moved),
     ${COUNT_MOVES}
     SELECT count(*)::int AS count FROM moved`,
    [tenantId, datasetId, now, keys],
  );
  return rows[0]?.count ?? 0;
}
