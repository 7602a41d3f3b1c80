import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedServer } from './embedded-server.ts';
import { startTemporaryServer } from './temporary-server.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a server whose parent was killed is stopped, and what it committed is there', {
  timeout: 60_000,
}, async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-left-behind-'));
  await chmod(home, 0o755);
  const folder = path.join(home, 'data');
  try {
    const first = await startEmbeddedServer({ folder });
    await ask(await first.database('kept'), 'CREATE TABLE word AS SELECT 1 AS value');
    const second = await startEmbeddedServer({ folder });
    expect(await ask(await second.database('kept'), 'SELECT value FROM word')).toEqual([{ value: 1 }]);
    expect(second.pid).not.toBe(first.pid);
    await second.stop();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

test('the server listens on 127.0.0.1 alone', { timeout: 60_000 }, async () => {
  await using server = await startTemporaryServer();
  expect(await ask(await server.database('postgres'), 'SHOW listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ]);
});
