import type { PoolClient } from 'pg';

/** Says what a table that is held (`changeLookupTable`) is for. */
export async function describeLookupTable(
  client: PoolClient,
  { tableId, description }: { tableId: string; description: string },
): Promise<void> {
  await client.query('UPDATE lookup_table SET description = $2 WHERE id = $1', [tableId, description]);
}
