import { createServer } from 'node:http';
import { migrateDatabase, openDatabase } from '@flowbridge/db';
import { migrateQueue } from '@flowbridge/queue';
import type { Express } from 'express';
import { createApiApp } from './app/create-api-app.ts';
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
  await migrateDatabase({ url: config.databaseUrl });
  await prepareQueue(config.databaseUrl);
  await installShippedTemplates({ databaseUrl: config.databaseUrl });
  let url = '';
  const { app, close: closeApp } = createApiApp({ ...config, publicUrl: () => config.publicUrl ?? url });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  }).catch(async (error: unknown) => {
    await closeApp();
    throw error;
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    url,
    app,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(force);
      await closeApp();
    },
  };
}

async function prepareQueue(url: string): Promise<void> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    await migrateQueue({ pool: db.pool });
  } finally {
    await db.close();
  }
}
