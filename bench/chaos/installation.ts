/**
 * The installation under torment: an embedded PostgreSQL, one api, some runners and the sandbox systems, each a process of its own,
 * behind a load balancer. Runners and the database may be killed at any time; the sandbox never, since it is the witness.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startEmbeddedServer } from '@flowbridge/postgres';
import { type FlowbridgeProcess, startBalancer, startFlowbridge } from '@flowbridge/testing';
import pg from 'pg';

export type Installation = AsyncDisposable & {
  /** Where callers and people reach it. */
  url: string;
  sandboxUrl: string;
  /** Runners that live, as far as this process knows. */
  runners(): FlowbridgeProcess[];
  startRunner(): Promise<FlowbridgeProcess>;
  /** Stops the database server and starts it again on the same folder and port. */
  restartDatabase(): Promise<void>;
  /** Asks the database directly; it must be there. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
};

export async function startInstallation({ runners }: { runners: number }): Promise<Installation> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-chaos-'));
  // As root the database runs as another user, who must be able to enter.
  await chmod(home, 0o755);
  const place = { folder: path.join(home, 'postgres'), port: await freePort() };
  let server = await startEmbeddedServer(place);
  const databaseUrl = await server.database('flowbridge');
  const living: FlowbridgeProcess[] = [];
  const all: FlowbridgeProcess[] = [];
  const start = async (command: string, env: Record<string, string>) => {
    const started = await startFlowbridge({
      command: [command],
      env: { HOST: '127.0.0.1', PORT: '0', ...env },
    });
    all.push(started);
    return started;
  };
  let apiUrl = '';
  const alive = () => living.filter((each) => !each.hasEnded());
  const balancer = await startBalancer({
    for: (address) => (address.startsWith('/hooks/') ? alive().map(({ url }) => url) : [apiUrl]),
  });
  const env = {
    DATABASE_URL: databaseUrl,
    FLOWBRIDGE_MASTER_KEY: randomBytes(32).toString('base64'),
    FLOWBRIDGE_PUBLIC_URL: balancer.url,
    FLOWBRIDGE_EGRESS_ALLOW: '127.0.0.0/8',
    FLOWBRIDGE_DEMO: '1',
    LOG_LEVEL: 'error',
  };
  const startRunner = async () => {
    // A service manager starts again what ended while it started, as when the database goes away in that moment.
    const runner = await start('runner', env).catch(() => start('runner', env));
    living.push(runner);
    return runner;
  };
  const [sandbox, api] = await Promise.all([start('sandbox', { LOG_LEVEL: 'error' }), start('api', env)]);
  apiUrl = api.url;
  await Promise.all(Array.from({ length: runners }, startRunner));

  return {
    url: balancer.url,
    sandboxUrl: sandbox.url,
    runners: alive,
    startRunner,
    async restartDatabase() {
      await server.stop();
      server = await startEmbeddedServer(place);
    },
    async query(sql, values) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((each) => each[Symbol.asyncDispose]()));
      await balancer[Symbol.asyncDispose]();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
