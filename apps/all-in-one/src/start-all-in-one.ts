/**
 * Everything in one process behind one port: embedded PostgreSQL (unless DATABASE_URL names another), api, runner, sandbox.
 *
 * Start: database → migrations → demo → runner → port. The port opens last, so whoever reaches it finds a product that works.
 * Stop is the reverse: the port closes, the runner drains, then the database stops.
 */
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { createApiApp, seedDemo } from '@flowbridge/api';
import { migrateDatabase } from '@flowbridge/db';
import { type EmbeddedServer, freePort, startEmbeddedServer } from '@flowbridge/postgres';
import { startRunner } from '@flowbridge/runner';
import { createSandbox } from '@flowbridge/sandbox';
import express from 'express';
import { pino } from 'pino';
import type { AllInOneConfig } from './config.ts';
import { readMasterKey } from './master-key.ts';
import { serveOnePort } from './serve-one-port.ts';
import { subscribeDemoEvents } from './subscribe-demo-events.ts';

export type RunningAllInOne = {
  url: string;
  close(): Promise<void>;
};

/** How long answers under way may take once the process was asked to stop. */
const DRAIN_MS = 10_000;

/** The built console: the same place seen from the source and from the bundle. */
const CONSOLE_FOLDER = path.join(import.meta.dirname, '../../web/dist');

export async function startAllInOne(config: AllInOneConfig): Promise<RunningAllInOne> {
  // Others must be able to pass through: as root, the database runs as another user.
  await mkdir(config.dataFolder, { recursive: true, mode: 0o755 });
  const masterKey = config.masterKey ?? (await readMasterKey(config.dataFolder));
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedServer({ folder: path.join(config.dataFolder, 'postgres') });
  try {
    const databaseUrl = config.databaseUrl ?? (await embeddedUrl(postgres));
    return await startApps({ config, masterKey, databaseUrl, stopDatabase: async () => postgres?.stop() });
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function embeddedUrl(postgres: EmbeddedServer | undefined): Promise<string> {
  if (!postgres) throw new Error('embedded-database-absent');
  return postgres.database('flowbridge');
}

type StartApps = {
  config: AllInOneConfig;
  masterKey: string;
  databaseUrl: string;
  stopDatabase: () => Promise<void>;
};

async function startApps({
  config,
  masterKey,
  databaseUrl,
  stopDatabase,
}: StartApps): Promise<RunningAllInOne> {
  const { host, logLevel } = config;
  const port = config.port === 0 ? await freePort() : config.port;
  const localHost = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const localUrl = `http://${localHost.includes(':') ? `[${localHost}]` : localHost}:${port}`;
  const publicUrl = config.publicUrl ?? localUrl;

  await migrateDatabase({ url: databaseUrl });
  const runner = await startRunner({ databaseUrl, masterKey, logLevel, egressAllow: config.egressAllow });
  const sandbox = createSandbox({ publicUrl: localUrl, log: pino({ name: 'sandbox', level: logLevel }) });
  if (config.demo) {
    const { eventUrls } = await seedDemo({
      databaseUrl,
      masterKey,
      publicUrl: localUrl,
      sandboxUrl: localUrl,
      apiKey: config.demoApiKey,
    });
    subscribeDemoEvents(sandbox, eventUrls);
  }
  const api = createApiApp({
    databaseUrl,
    masterKey,
    logLevel,
    publicUrl,
    demo: config.demo,
    consoleFolder: CONSOLE_FOLDER,
  });
  const sandboxApp = express().disable('x-powered-by').use('/sandbox', sandbox.router);
  const server = await serveOnePort({
    host,
    port,
    hooks: runner.handleHooks,
    sandbox: sandboxApp,
    api: api.app,
  });

  return {
    url: publicUrl,
    async close() {
      await closeServer(server);
      await runner.close();
      await sandbox.close();
      await api.close();
      await stopDatabase();
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // Event streams of open consoles never end by themselves.
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  force.unref();
  await closed;
  clearTimeout(force);
}
