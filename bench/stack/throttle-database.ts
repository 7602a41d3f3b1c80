/** A migrated database with one connection, for measuring limits without the rest of the product. */
import { type Database, migrateDatabase, openDatabase } from '@flowbridge/db';
import { startTemporaryServer } from '@flowbridge/postgres';

export type ThrottleDatabase = AsyncDisposable & {
  db: Database;
  url: string;
  tenantId: string;
  /** Makes a connection of this id that has never been used. */
  connection(id: string): Promise<void>;
};

export async function startThrottleDatabase(): Promise<ThrottleDatabase> {
  const postgres = await startTemporaryServer();
  const url = await postgres.database('throttle');
  await migrateDatabase({ url });
  const db = openDatabase({ url });
  const tenantId = 'bench';
  await db.pool.query(`INSERT INTO tenant (id, code, name, wrapped_data_key) VALUES ($1, $1, $1, '')`, [
    tenantId,
  ]);
  return {
    db,
    url,
    tenantId,
    async connection(id) {
      await db.pool.query(
        `INSERT INTO connection (id, tenant_id, connector_key, name, variables, secrets_sealed)
         VALUES ($1, $2, 'http', $1, '{}', '')`,
        [id, tenantId],
      );
    },
    async [Symbol.asyncDispose]() {
      await db.close();
      await postgres[Symbol.asyncDispose]();
    },
  };
}
