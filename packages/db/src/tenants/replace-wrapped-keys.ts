import type { PoolClient } from 'pg';
import type { WrappedKey } from './list-wrapped-keys.ts';

/** Puts other wrappings in place of the tenants' present ones. */
export async function replaceWrappedKeys(client: PoolClient, keys: readonly WrappedKey[]): Promise<void> {
  await client.query(
    `UPDATE tenant SET wrapped_data_key = given.key
     FROM unnest($1::text[], $2::bytea[]) AS given(id, key) WHERE tenant.id = given.id`,
    [keys.map(({ id }) => id), keys.map(({ wrappedDataKey }) => wrappedDataKey)],
  );
}
