import { connect, createServer, type Server } from 'node:net';
import { disposableDatabase } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { waitForDatabase } from './wait-for-database.ts';

/** A way to the database that opens when told to. */
function aDoor(databaseUrl: string) {
  const target = new URL(databaseUrl);
  return createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.on('error', () => {}).on('close', () => far.destroy());
    far.on('error', () => {}).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve) =>
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );

test('a database that is not there yet is waited for, one that refuses the password is not', async () => {
  await using database = await disposableDatabase({ template: 'empty', migrate: async () => {} });
  const door = aDoor(database.url);
  const port = await listen(door, 0);
  await new Promise((resolve) => door.close(resolve));
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String(port);

  let heard = '';
  const waiting = waitForDatabase({ url: url.href, onWait: (reason) => (heard = reason) });
  await expect.poll(() => heard).toContain('ECONNREFUSED');
  await listen(door, port);
  await waiting;
  url.password = 'wrong';
  await expect(waitForDatabase({ url: url.href })).rejects.toThrow(/password/);
  await new Promise((resolve) => door.close(resolve));
});

test('patience ends with the reason', async () => {
  const url = 'postgres://nobody:nothing@127.0.0.1:1/none';
  await expect(waitForDatabase({ url, patienceMs: 0 })).rejects.toThrow(/ECONNREFUSED/);
});
