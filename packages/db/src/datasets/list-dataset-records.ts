import type { Database } from '../database/open-database.ts';
import { type DatasetRecordRow, RECORD_COLUMNS, type RecordState } from './dataset-record.ts';

export type ListDatasetRecords = {
  tenantId: string;
  datasetId: string;
  state?: RecordState | undefined;
  /** How the key begins. */
  key?: string | undefined;
  /** `nextCursor` of the page before, of a list with the same filters. */
  cursor?: string | undefined;
  limit: number;
};

/** Follows every text that begins with what stands before it. */
const LAST_SIGN = '\u{10ffff}';

/**
 * A dataset's records: newest content first; with a beginning of the key, by key. Both orders are read from an index, so that
 * a page of a million records costs what a page of a hundred does.
 */
export async function listDatasetRecords(
  db: Database,
  { tenantId, datasetId, state, key, cursor, limit }: ListDatasetRecords,
): Promise<{ items: DatasetRecordRow[]; nextCursor?: string }> {
  const values: unknown[] = [tenantId, datasetId];
  const conditions = ['r.tenant_id = $1', 'r.dataset_id = $2'];
  const where = (condition: string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  const byKey = key !== undefined && key !== '';
  where('r.state =', state);
  where('r.key >=', byKey ? key : undefined);
  where('r.key <', byKey ? key + LAST_SIGN : undefined);
  where(byKey ? 'r.key >' : 'r.sequence <', cursor);
  const { rows } = await db.pool.query<DatasetRecordRow & { sequence: string }>(
    `SELECT ${RECORD_COLUMNS}, r.sequence FROM dataset_record r WHERE ${conditions.join(' AND ')}
     ORDER BY ${byKey ? 'r.key' : 'r.sequence DESC'} LIMIT ${limit + 1}`,
    values,
  );
  const items = rows.slice(0, limit).map(({ sequence: _, ...row }) => row);
  const last = rows[limit - 1];
  return rows.length > limit && last ? { items, nextCursor: byKey ? last.key : last.sequence } : { items };
}
