import type { Database } from '../database/open-database.ts';

/** A tenant's wrapped data key. Throws when there is no such tenant. */
export async function loadDataKey(db: Database, tenantId: string): Promise<Buffer> {
  const { rows } = await db.pool.query<{ wrapped: Buffer }>(
    'SELECT wrapped_data_key AS wrapped FROM tenant WHERE id = $1',
    [tenantId],
  );
  const row = rows[0];
  if (!row) throw new Error(`no tenant ${tenantId} (cannotHappen: tenantOfConnection)`);
  return row.wrapped;
}
