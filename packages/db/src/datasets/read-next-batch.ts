import type { ClientBase } from 'pg';
import type { RunLease } from './hold-dataset.ts';

/** The number of the next new batch of a deliver step: higher than any the run ever used, in whichever attempt. */
export async function readNextBatch(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId }: RunLease,
  path: string,
): Promise<number> {
  const { rows } = await client.query<{ next: number }>(
    `SELECT coalesce(max(position), 0) AS next FROM dataset_work
     WHERE tenant_id = $1 AND run_id = $2 AND path = $3`,
    [tenantId, runId, path],
  );
  return rows[0]?.next ?? 0;
}
