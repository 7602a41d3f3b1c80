import type { PoolClient } from 'pg';
import type { LookupRow } from './list-lookup-rows.ts';

export type PutRowsOutcome = { added: number; changed: number; removed: number; total: number };

/**
 * Puts rows into a table that is held (`changeLookupTable`). Keys that are there get the new value and keep their place, new
 * ones follow in their order; with `replace` all others go, and the order is that of `rows`. Keys differ from each other.
 */
export async function putLookupRows(
  client: PoolClient,
  given: { tenantId: string; tableId: string; rows: readonly LookupRow[]; replace: boolean },
): Promise<PutRowsOutcome> {
  const { tenantId, tableId, rows, replace } = given;
  const keys = rows.map(({ key }) => key);
  const removed = replace
    ? await client.query('DELETE FROM lookup_row WHERE table_id = $1 AND NOT key = ANY($2)', [tableId, keys])
    : undefined;
  const { rows: written } = await client.query<{ added: number; changed: number }>(
    `WITH given AS (
       SELECT key, value, at + CASE WHEN $5 THEN 0 ELSE (SELECT coalesce(max(position), 0) FROM lookup_row WHERE table_id = $1) END
                AS position
         FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS list(key, value, at)
     ), before AS (
       SELECT r.key, r.value FROM lookup_row r JOIN given USING (key) WHERE r.table_id = $1
     ), put AS (
       INSERT INTO lookup_row (table_id, tenant_id, key, value, position)
       SELECT $1, $2, key, value, position FROM given
       ON CONFLICT (table_id, key) DO UPDATE
         SET value = excluded.value, position = CASE WHEN $5 THEN excluded.position ELSE lookup_row.position END
       RETURNING key, value
     )
     SELECT count(*) FILTER (WHERE before.key IS NULL)::int AS added,
            count(*) FILTER (WHERE before.value <> put.value)::int AS changed
       FROM put LEFT JOIN before USING (key)`,
    [tableId, tenantId, keys, rows.map(({ value }) => value), replace],
  );
  const { rows: counted } = await client.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM lookup_row WHERE table_id = $1',
    [tableId],
  );
  return {
    added: written[0]?.added ?? 0,
    changed: written[0]?.changed ?? 0,
    removed: removed?.rowCount ?? 0,
    total: counted[0]?.total ?? 0,
  };
}
