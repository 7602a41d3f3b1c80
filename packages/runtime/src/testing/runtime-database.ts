/** For tests: a migrated database with one tenant, one flow and one version. */
import { type Database, migrateDatabase, newId, openDatabase } from '@flowbridge/db';
import { migrateQueue } from '@flowbridge/queue';
import { newDataKey, newMasterKey, openKeyring } from '@flowbridge/secrets';
import { disposableDatabase } from '@flowbridge/testing';
import pg from 'pg';

export const masterKey = newMasterKey();

export type RuntimeDatabase = AsyncDisposable & { db: Database; url: string; tenantId: string };

export async function runtimeDatabase(): Promise<RuntimeDatabase> {
  const disposable = await disposableDatabase({
    template: 'runtime',
    migrate: async ({ url }) => {
      await migrateDatabase({ url });
      const pool = new pg.Pool({ connectionString: url });
      await migrateQueue({ pool });
      await pool.end();
    },
  });
  const db = openDatabase({ url: disposable.url });
  const tenantId = await addTenant(db, 'tenant');
  return {
    db,
    url: disposable.url,
    tenantId,
    async [Symbol.asyncDispose]() {
      await db.close();
      await disposable.close();
    },
  };
}

export async function addTenant(db: Database, code: string): Promise<string> {
  const id = newId();
  const wrapped = newDataKey(openKeyring({ masterKey }), id);
  await db.pool.query('INSERT INTO tenant (id, code, name, wrapped_data_key) VALUES ($1, $2, $2, $3)', [
    id,
    code,
    wrapped,
  ]);
  return id;
}
