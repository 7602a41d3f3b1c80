import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';
import type { RecordState } from './dataset-record.ts';

/** Which records: these, also delivered and uncertain ones; or those of some states that the target does not have for sure. */
export type ChosenRecords = { keys: readonly string[] } | { states: readonly RecordState[] };

export type ResendRecords = {
  tenantId: string;
  datasetId: string;
  chosen: ChosenRecords;
  now: Date;
  /** At most so many at once, so that the dataset is not held for long. */
  limit: number;
};

/** Makes records wait again as if they had just been staged. Those being delivered stay. Answers how many there were. */
export async function resendRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, datasetId, chosen, now, limit }: ResendRecords,
): Promise<number> {
  const byKeys = 'keys' in chosen;
  const { rows } = await client.query<{ count: number }>(
    `WITH chosen AS (
       SELECT ctid AS place, state FROM dataset_record WHERE tenant_id = $1 AND dataset_id = $2
         AND state IN ('delivered', 'failed', 'parked')
         AND ${byKeys ? 'key = ANY($4::text[])' : 'state = ANY($4::text[]) AND NOT uncertain'} LIMIT $5),
     moved AS (
       UPDATE dataset_record r SET state = 'pending', tries = 0, uncertain = false, next_try_at = $3
       FROM chosen c WHERE r.ctid = c.place
       RETURNING c.state AS was, r.state AS is_now),
     moves AS (SELECT was, is_now FROM moved),
     ${COUNT_MOVES}
     SELECT count(*)::int AS count FROM moved`,
    [tenantId, datasetId, now, byKeys ? chosen.keys : chosen.states, limit],
  );
  return rows[0]?.count ?? 0;
}
