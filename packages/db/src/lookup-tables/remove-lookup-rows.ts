import type { PoolClient } from 'pg';

/** Takes rows out of a table that is held (`changeLookupTable`); answers how many there were. */
export async function removeLookupRows(
  client: PoolClient,
  { tableId, keys }: { tableId: string; keys: readonly string[] },
): Promise<number> {
  const { rowCount } = await client.query('DELETE FROM lookup_row WHERE table_id = $1 AND key = ANY($2)', [
    tableId,
    keys,
  ]);
  return rowCount ?? 0;
}
