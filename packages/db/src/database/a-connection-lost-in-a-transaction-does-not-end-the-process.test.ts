import { disposableDatabase } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../migrate/migrate-database.ts';
import { openDatabase } from './open-database.ts';

test('a connection cut between two statements fails the second one and nothing else', async () => {
  await using database = await disposableDatabase({ migrate: migrateDatabase });
  const db = openDatabase({ url: database.url, poolSize: 2 });
  try {
    const client = await db.pool.connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await db.close();
  }
});
