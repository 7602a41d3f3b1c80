import type { Database } from '../database/open-database.ts';
import type { BulkKind, BulkSelection } from './bulk-operation.ts';
import { selectedRuns } from './selected-runs.ts';

export type SelectionMeasure = { count: number; lastId: string | null; flowIds: string[] };

/** How many runs a selection holds, the newest one's id, and of which flows they are. */
export async function measureSelection(
  db: Database,
  query: { tenantId: string; kind: BulkKind; selection: BulkSelection },
): Promise<SelectionMeasure> {
  const { sql, values } = selectedRuns(query);
  const { rows } = await db.pool.query<SelectionMeasure>(
    `SELECT count(*)::int AS count, max(r.id) AS "lastId",
       coalesce(array_agg(DISTINCT r.flow_id), '{}') AS "flowIds"
     FROM run r WHERE ${sql}`,
    values,
  );
  return rows[0] ?? { count: 0, lastId: null, flowIds: [] };
}
