/**
 * Everything in one process behind one port: embedded PostgreSQL (unless DATABASE_URL names another), api, runner, sandbox.
 *
 * Start: database → migrations → demo → runner → port. The port opens last, so whoever reaches it finds a product that works.
 * Stop is the reverse: the port closes, the runner drains, then the database stops.
 */
import type { Server } from 'node:http';
import path from 'node:path';
import { createApiApp, installShippedTemplates, seedDemo } from '@flowbridge/api';
import { freePort } from '@flowbridge/postgres';
import { startRunner } from '@flowbridge/runner';
import { createSandbox } from '@flowbridge/sandbox';
import express from 'express';
import { pino } from 'pino';
import type { AllInOneConfig } from './config.ts';
import { openStore, type Store } from './open-store.ts';
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
  const store = await openStore(config);
  try {
    return await startApps(config, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startApps(config: AllInOneConfig, store: Store): Promise<RunningAllInOne> {
  const { databaseUrl, masterKey } = store;
  const { host, logLevel } = config;
  const port = config.port === 0 ? await freePort() : config.port;
  const localHost = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const localUrl = `http://${localHost.includes(':') ? `[${localHost}]` : localHost}:${port}`;
  const publicUrl = config.publicUrl ?? localUrl;

  const runner = await startRunner({
    databaseUrl,
    masterKey,
    logLevel,
    egressAllow: config.egressAllow,
    publicUrl,
  });
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
  } else {
    await installShippedTemplates({ databaseUrl });
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
      await store.close();
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
