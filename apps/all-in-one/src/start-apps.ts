/** Everything on top of an open store, in one process behind one port. */
import type { Server } from 'node:http';
import { createApiApp, installShippedTemplates, seedDemo } from '@flowbridge/api';
import { freePort } from '@flowbridge/postgres';
import { startRunner } from '@flowbridge/runner';
import { createSandbox } from '@flowbridge/sandbox';
import express from 'express';
import { pino } from 'pino';
import type { AllInOneConfig } from './config.ts';
import { CONSOLE_FOLDER } from './console-folder.ts';
import type { Store } from './open-store.ts';
import { serveOnePort } from './serve-one-port.ts';
import type { RunningAllInOne } from './start-all-in-one.ts';
import { subscribeDemoEvents } from './subscribe-demo-events.ts';

/** How long answers under way may take once the process was asked to stop. */
const DRAIN_MS = 10_000;

/** Closing it closes the store, too. */
export async function startApps(config: AllInOneConfig, store: Store): Promise<RunningAllInOne> {
  const { databaseUrl, masterKey } = store;
  const { host, logLevel, concurrency, databasePool, egressAllow, trustedProxies } = config;
  const port = config.port === 0 ? await freePort() : config.port;
  const localHost = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const localUrl = `http://${localHost.includes(':') ? `[${localHost}]` : localHost}:${port}`;
  const publicUrl = config.publicUrl ?? localUrl;

  const runner = await startRunner({
    databaseUrl,
    masterKey,
    logLevel,
    egressAllow,
    trustedProxies,
    publicUrl,
    concurrency,
    databasePool,
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
    databasePool,
    publicUrl,
    demo: config.demo,
    egressAllow,
    consoleFolder: CONSOLE_FOLDER,
    beside: runner,
    ...(config.smtp ? { smtp: config.smtp } : {}),
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
      api.drain();
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
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  force.unref();
  await closed;
  clearTimeout(force);
}
