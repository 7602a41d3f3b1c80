import type { ClientBase } from 'pg';
import type { RunState } from '../runs/run-record.ts';
import type { BulkOperation } from './bulk-operation.ts';
import { selectedRuns } from './selected-runs.ts';

export type BulkRun = {
  id: string;
  flowId: string;
  versionId: string;
  state: RunState;
  duplicateOf: string | null;
};

/** The next runs of a bulk operation, behind its cursor, in the order they were accepted. */
export async function listBulkSlice(
  client: Pick<ClientBase, 'query'>,
  bulk: BulkOperation,
  limit: number,
): Promise<BulkRun[]> {
  const conditions = selectedRuns(bulk);
  conditions.where((p) => `r.id > ${p}`, bulk.cursor);
  conditions.where((p) => `r.id <= ${p}`, bulk.throughId);
  conditions.values.push(limit);
  const { rows } = await client.query<BulkRun>(
    `SELECT r.id, r.flow_id AS "flowId", r.version_id AS "versionId", r.state, r.duplicate_of AS "duplicateOf"
     FROM run r WHERE ${conditions.sql} ORDER BY r.id LIMIT $${conditions.values.length}`,
    conditions.values,
  );
  return rows;
}
