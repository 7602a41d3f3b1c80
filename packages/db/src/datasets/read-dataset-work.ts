import type { ClientBase } from 'pg';
import { type DatasetWork, WORK_COLUMNS } from './dataset-work.ts';
import type { RunLease } from './hold-dataset.ts';

/** What a step of this attempt has done so far; undefined before its first chunk or batch. */
export async function readDatasetWork(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, attempt }: RunLease,
  path: string,
): Promise<DatasetWork | undefined> {
  const { rows } = await client.query<DatasetWork>(
    `SELECT ${WORK_COLUMNS} FROM dataset_work w
     WHERE w.tenant_id = $1 AND w.run_id = $2 AND w.attempt = $3 AND w.path = $4`,
    [tenantId, runId, attempt, path],
  );
  return rows[0];
}
