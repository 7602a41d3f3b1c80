import path from 'node:path';
import pg from 'pg';
import { withSchemaEngine } from './schema-engine.ts';
import { findPrismaFolder, readMigrations } from './schema-files.ts';

/** Any constant: the advisory lock that lets one of many starting processes migrate while the others wait. */
const MIGRATION_LOCK = 4_400_001;

/**
 * Brings a database to the newest migration and makes sure the coming months' partitions exist.
 * Safe to call from every process at every start. Answers the names of the migrations it applied.
 */
export async function migrateDatabase({ url }: { url: string }): Promise<{ applied: string[] }> {
  const folder = await findPrismaFolder();
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await appliedMigrations(client);
    const applied = migrations.every((each) => done.has(each.name))
      ? []
      : await apply(url, folder, migrations);
    await client.query('SELECT ensure_run_partitions(now())');
    return { applied };
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  if (!rows[0]?.present) return new Set();
  const finished = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Set(finished.rows.map((row) => row.name));
}

async function apply(
  url: string,
  folder: string,
  migrations: { name: string; sql: string }[],
): Promise<string[]> {
  return withSchemaEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: path.join(folder, 'migrations'),
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map((each) => ({
          path: each.name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: each.sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  });
}
