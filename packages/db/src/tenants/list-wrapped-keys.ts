import type { PoolClient } from 'pg';

export type WrappedKey = { id: string; wrappedDataKey: Buffer };

/** Every tenant's wrapped data key, locked until the caller's transaction ends. */
export async function listWrappedKeys(client: PoolClient): Promise<WrappedKey[]> {
  const { rows } = await client.query<WrappedKey>(
    'SELECT id, wrapped_data_key AS "wrappedDataKey" FROM tenant ORDER BY id FOR UPDATE',
  );
  return rows;
}
