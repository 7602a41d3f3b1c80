import type { Database } from '../database/open-database.ts';
import { type DatasetRecordRow, RECORD_COLUMNS } from './dataset-record.ts';

/** JSON texts; null where there is none. */
export type DatasetRecordDetail = DatasetRecordRow & {
  sourceJson: string;
  mappedJson: string | null;
  answeredJson: string | null;
  /** Content staged while the record is being delivered. */
  nextSourceJson: string | null;
};

/** One record with its source, what was sent and what the target said; undefined when the tenant's dataset has none. */
export async function getDatasetRecord(
  db: Database,
  { tenantId, datasetId, key }: { tenantId: string; datasetId: string; key: string },
): Promise<DatasetRecordDetail | undefined> {
  const { rows } = await db.pool.query<DatasetRecordDetail>(
    `SELECT ${RECORD_COLUMNS}, r.source AS "sourceJson", r.mapped AS "mappedJson", r.answered AS "answeredJson",
       r.next_source AS "nextSourceJson"
     FROM dataset_record r WHERE r.tenant_id = $1 AND r.dataset_id = $2 AND r.key = $3`,
    [tenantId, datasetId, key],
  );
  return rows[0];
}
