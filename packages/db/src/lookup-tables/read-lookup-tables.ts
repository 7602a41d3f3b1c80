import type { ClientBase } from 'pg';
import type { LookupRow } from './list-lookup-rows.ts';

export type WholeLookupTable = { name: string; description: string; rows: LookupRow[] };

type Wanted = { tenantId: string; names: readonly string[]; hold: boolean };

/** Whole tables of the tenant by name. `hold`: nobody changes them until the caller's transaction ends. */
export async function readLookupTables(
  client: Pick<ClientBase, 'query'>,
  { tenantId, names, hold }: Wanted,
): Promise<WholeLookupTable[]> {
  const { rows } = await client.query<{ id: string; name: string; description: string }>(
    `SELECT id, name, description FROM lookup_table WHERE tenant_id = $1 AND name = ANY($2) ORDER BY name ${hold ? 'FOR UPDATE' : ''}`,
    [tenantId, names],
  );
  if (rows.length === 0) return [];
  const inside = await client.query<{ tableId: string; rows: LookupRow[] }>(
    `SELECT table_id AS "tableId", json_agg(json_build_object('key', key, 'value', value) ORDER BY position, key) AS rows
       FROM lookup_row WHERE tenant_id = $1 AND table_id = ANY($2) GROUP BY table_id`,
    [tenantId, rows.map(({ id }) => id)],
  );
  const byTable = new Map(inside.rows.map((each) => [each.tableId, each.rows]));
  return rows.map(({ id, name, description }) => ({ name, description, rows: byTable.get(id) ?? [] }));
}

/** Names of all tables of the tenant. */
export async function listLookupTableNames(
  client: Pick<ClientBase, 'query'>,
  { tenantId }: { tenantId: string },
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM lookup_table WHERE tenant_id = $1',
    [tenantId],
  );
  return rows.map(({ name }) => name);
}
