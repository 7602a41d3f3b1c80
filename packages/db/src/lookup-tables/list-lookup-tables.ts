import type { Database } from '../database/open-database.ts';

export type LookupTableRow = {
  id: string;
  name: string;
  description: string;
  rowCount: number;
  updatedAt: Date;
};

/** The tenant's look-up tables by name; with `name`, that one only. */
export async function listLookupTables(
  db: Database,
  { tenantId, name }: { tenantId: string; name?: string },
): Promise<LookupTableRow[]> {
  const { rows } = await db.pool.query<LookupTableRow>(
    `SELECT t.id, t.name, t.description, t.updated_at AS "updatedAt",
       (SELECT count(*)::int FROM lookup_row r WHERE r.table_id = t.id) AS "rowCount"
     FROM lookup_table t WHERE t.tenant_id = $1 AND ($2::text IS NULL OR t.name = $2) ORDER BY t.name`,
    [tenantId, name ?? null],
  );
  return rows;
}
