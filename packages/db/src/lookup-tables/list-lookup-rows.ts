import { containsPattern } from '../database/like-pattern.ts';
import type { Database } from '../database/open-database.ts';

export type LookupRow = { key: string; value: string };
export type PlacedRow = LookupRow & { position: number };

/** Rows of a table in their order, after `after`; with `search`, those whose key or value contains it. */
export async function listLookupRows(
  db: Database,
  wanted: { tenantId: string; tableId: string; after: number; limit: number; search?: string | undefined },
): Promise<PlacedRow[]> {
  const { rows } = await db.pool.query<PlacedRow>(
    `SELECT key, value, position FROM lookup_row
     WHERE tenant_id = $1 AND table_id = $2 AND position > $3 AND ($4::text IS NULL OR key ILIKE $4 OR value ILIKE $4)
     ORDER BY position LIMIT $5`,
    [
      wanted.tenantId,
      wanted.tableId,
      wanted.after,
      wanted.search === undefined || wanted.search === '' ? null : containsPattern(wanted.search),
      wanted.limit,
    ],
  );
  return rows;
}
