/**
 * The yardstick: a bare HTTP server that does nothing but insert one run row and six step rows per request in grouped
 * commits. What a flow engine reaches of its requests per second is how close it is to the metal on this machine.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const STEPS = 6;

export type BareServer = AsyncDisposable & { url: string };

export async function startBareServer(databaseUrl: string): Promise<BareServer> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // The server may stop before the last idle connection has said good-bye.
  pool.on('error', () => {});
  await pool.query(`
    CREATE TABLE IF NOT EXISTS bare_run (id bigint, body text, at timestamptz);
    CREATE TABLE IF NOT EXISTS bare_step (run bigint, step int, input text, output text, at timestamptz)`);
  let waiting: { body: string; done: () => void }[] = [];
  let next = 0;
  let writing = 0;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const ids = group.map(() => next++);
      const bodies = group.map((each) => each.body);
      await pool.query({
        name: 'bare',
        text: `WITH runs AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS r(id, body)),
                    kept AS (INSERT INTO bare_run SELECT id, body, now() FROM runs)
               INSERT INTO bare_step SELECT id, s, body, body, now() FROM runs, generate_series(1, ${STEPS}) s`,
        values: [ids, bodies],
      });
      for (const each of group) each.done();
    }
  };

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      waiting.push({ body, done: () => response.setHeader('content-type', 'application/json').end(body) });
      if (writing < 2) {
        writing++;
        setImmediate(() =>
          write().finally(() => {
            writing--;
          }),
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await pool.end();
    },
  };
}
