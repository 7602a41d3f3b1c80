import type { Database } from '../database/open-database.ts';

export type LookupTable = { id: string; revision: number };

/** A table as a runner needs it to know whether its copy is still good; undefined when the tenant has none of this name. */
export async function findLookupTable(
  db: Database,
  { tenantId, name }: { tenantId: string; name: string },
): Promise<LookupTable | undefined> {
  const { rows } = await db.pool.query<LookupTable>({
    name: 'find-lookup-table',
    text: 'SELECT id, revision FROM lookup_table WHERE tenant_id = $1 AND name = $2',
    values: [tenantId, name],
  });
  return rows[0];
}

/** All rows of a table. */
export async function loadLookupRows(
  db: Database,
  { tenantId, tableId }: { tenantId: string; tableId: string },
): Promise<Map<string, string>> {
  const { rows } = await db.pool.query<{ key: string; value: string }>(
    'SELECT key, value FROM lookup_row WHERE tenant_id = $1 AND table_id = $2',
    [tenantId, tableId],
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}
