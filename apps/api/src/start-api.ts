/**
 * The control plane in a process of its own.
 *
 * Start: database → migrations → templates → port → heartbeat. Stop: not ready any more, event streams are cut (browsers go to
 * another process), answers under way are finished, the node says good-bye.
 */
import { createServer, type Server } from 'node:http';
import { migrateDatabase, newId, oneAtATime, openPool } from '@flowbridge/db';
import { migrateQueue, startHeartbeat } from '@flowbridge/queue';
import type { Express } from 'express';
import type pg from 'pg';
import { type ApiApp, createApiApp } from './app/create-api-app.ts';
import type { ApiConfig } from './config.ts';
import { installShippedTemplates } from './use-cases/put-shipped-templates.ts';

export type RunningApi = {
  /** Where it answers. */
  url: string;
  app: Express;
  /** Stops taking requests, ends event streams, lets go of the database. */
  close(): Promise<void>;
};

/** How long answers under way may take once the process was asked to stop. */
const DRAIN_MS = 5_000;

/** Brings the database to the newest schema and starts the control plane on its own port. */
export async function startApi(config: ApiConfig): Promise<RunningApi> {
  const { databaseUrl } = config;
  const pool = openPool({ url: databaseUrl, size: 1 });
  let url = '';
  const api = createApiApp({ ...config, publicUrl: () => config.publicUrl ?? url });
  const server = createServer(api.app);
  try {
    await oneAtATime({ url: databaseUrl }, () => prepare({ databaseUrl, pool }));
    await listen(server, config);
    url = addressOf(server, config.host);
    const node = { id: `api-${newId()}`, kind: 'api' };
    const heartbeat = await startHeartbeat({ pool, node, onFailure: api.reportFailure });
    return { url, app: api.app, close: () => stop({ api, server, heartbeat, pool }) };
  } catch (error) {
    server.close();
    await api.close();
    await pool.end();
    throw error;
  }
}

async function prepare({ databaseUrl, pool }: { databaseUrl: string; pool: pg.Pool }): Promise<void> {
  await migrateDatabase({ url: databaseUrl });
  await migrateQueue({ pool });
  await installShippedTemplates({ databaseUrl });
}

type Started = { api: ApiApp; server: Server; heartbeat: { stop(): Promise<void> }; pool: pg.Pool };

async function stop({ api, server, heartbeat, pool }: Started): Promise<void> {
  api.drain();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(force);
  // The database may be away: the node then counts as dead after a while, which is as good.
  await heartbeat.stop().catch(api.reportFailure);
  await api.close();
  await pool.end();
}

function listen(server: Server, { port, host }: ApiConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server, listened: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = listened === '0.0.0.0' || listened === '::' ? '127.0.0.1' : listened;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
