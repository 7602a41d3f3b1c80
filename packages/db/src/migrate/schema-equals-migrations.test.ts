import { disposableDatabase } from '@flowbridge/testing';
import pg from 'pg';
import { expect, test } from 'vitest';
import { compareCatalogs } from './compare-catalogs.ts';
import { draftMigration } from './draft-migration.ts';
import { migrateDatabase } from './migrate-database.ts';
import { findPrismaFolder, readDatamodel } from './schema-files.ts';

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function fromDatamodel({ url }: { url: string }): Promise<void> {
  const datamodel = await readDatamodel(await findPrismaFolder());
  await query(url, await draftMigration({ url, to: datamodel }));
}

test('a migrated database and one made from schema.prisma have the same tables, indexes and constraints', async () => {
  await using migrated = await disposableDatabase({ migrate: migrateDatabase });
  await using wanted = await disposableDatabase({ migrate: fromDatamodel, template: 'datamodel' });
  expect(await compareCatalogs({ migrated: migrated.url, fromDatamodel: wanted.url })).toEqual([]);
});

test('a column that only one of the two has is named', async () => {
  await using migrated = await disposableDatabase({ migrate: migrateDatabase });
  await using wanted = await disposableDatabase({ migrate: fromDatamodel, template: 'datamodel' });
  await query(wanted.url, 'ALTER TABLE flow ADD COLUMN extra integer');
  expect(await compareCatalogs({ migrated: migrated.url, fromDatamodel: wanted.url })).toEqual([
    'flow.extra: migrations give nothing; schema.prisma gives integer',
  ]);
});

test('migrating a second time applies nothing', async () => {
  await using database = await disposableDatabase({ migrate: migrateDatabase });
  expect(await migrateDatabase({ url: database.url })).toEqual({ applied: [] });
});

test('step runs of this month and the two that follow have a partition to go to', async () => {
  await using database = await disposableDatabase({ migrate: migrateDatabase });
  const { rows } = await query(
    database.url,
    `SELECT count(*)::int AS count FROM pg_inherits WHERE inhparent = 'step_run'::regclass`,
  );
  expect(rows).toEqual([{ count: 3 }]);
});
