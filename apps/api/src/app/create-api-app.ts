/** The control plane as one Express app: all-in-one mounts it beside runner and sandbox, `startApi` listens with it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@flowbridge/db';
import { createEgressGuard, openHttpClient } from '@flowbridge/egress';
import { openKeyring } from '@flowbridge/secrets';
import { toNodeHandler } from 'better-auth/node';
import express, { type Express } from 'express';
import { pino } from 'pino';
import { CLIENT_ADDRESS_HEADER, clientAddress } from '../auth/client-address.ts';
import { limitAuthBody } from '../auth/limit-auth-body.ts';
import { openAuth } from '../auth/open-auth.ts';
import { builtInConnectors } from '../catalog/connector-catalogs.ts';
import type { ApiConfig } from '../config.ts';
import type { ApiDeps } from '../deps.ts';
import { listen } from '../live/listen.ts';
import { watchPartChanges } from '../live/part-changes.ts';
import { openPresence } from '../live/presence.ts';
import { watchRunChanges } from '../live/run-changes.ts';
import { openMailer } from '../mail/mailer.ts';
import { serveRest } from '../rest/serve-rest.ts';
import { serveTrpc } from '../trpc/serve-trpc.ts';
import { assembleControlPlane } from '../use-cases/assemble-control-plane.ts';
import { openAppTokens } from '../use-cases/sso/providers/app-tokens.ts';
import { openEventStreams } from './event-streams.ts';
import { refuseUnknownAddress, reportError } from './report-error.ts';
import { requireSameOrigin } from './require-same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { serveConsole } from './serve-console.ts';
import { serveFiles } from './serve-files.ts';
import { type Beside, serveOperations } from './serve-operations.ts';
import { serveRunValues } from './serve-run-values.ts';
import { serveSso } from './serve-sso.ts';

export type ApiAppConfig = Omit<ApiConfig, 'host' | 'port' | 'publicUrl'> & {
  publicUrl: string | (() => string);
  /** What else lives in this process. */
  beside?: Beside;
};

export type ApiApp = {
  app: Express;
  /** The process is about to stop: not ready any more, no event streams. Requests are still answered. */
  drain(): void;
  reportFailure(error: unknown): void;
  /** Lets go of the database; the server has to be closed before. */
  close(): Promise<void>;
};

/** Sign-in's own addresses; better-auth has more, which nothing here uses. */
const AUTH_PATHS = new Set(['/sign-in/email', '/sign-out', '/get-session', '/change-password']);

/** The database must be migrated (`migrateDatabase`, `migrateQueue`). */
export function createApiApp(config: ApiAppConfig): ApiApp {
  const { publicUrl } = config;
  const log = pino({ level: config.logLevel, base: { app: 'api' } });
  const db = openDatabase({
    url: config.databaseUrl,
    ...(config.databasePool === undefined ? {} : { poolSize: config.databasePool }),
  });
  const runChanges = watchRunChanges();
  const presence = openPresence({ pool: db.pool, now: Date.now });
  const partChanges = watchPartChanges();
  const listening = listen({ db, log }, [runChanges.listener, presence.listener, partChanges.listener]);
  const deps: ApiDeps = {
    db,
    log,
    runChanges,
    presence,
    partChanges,
    keyring: openKeyring({ masterKey: config.masterKey }),
    connectors: builtInConnectors(),
    http: openHttpClient({ egress: createEgressGuard({ allow: config.egressAllow ?? [] }) }),
    appTokens: openAppTokens(),
    mailer: config.smtp && openMailer(config.smtp),
    publicUrl: typeof publicUrl === 'string' ? () => publicUrl : publicUrl,
  };
  const signInsPerMinute = config.signInsPerMinute ?? 30;
  const auth = openAuth({
    db,
    log,
    masterKey: config.masterKey,
    publicUrl: deps.publicUrl,
    signInsPerMinute,
  });
  const plane = assembleControlPlane(deps);
  const sameOrigin = requireSameOrigin(deps);
  const streams = openEventStreams();
  const state = { draining: false };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders(deps));
  app.use(serveOperations(deps, { state, ...(config.beside ? { beside: config.beside } : {}) }));
  const answerAuth = toNodeHandler(auth);
  app.use('/api/auth', sameOrigin, limitAuthBody, (request, response, next) => {
    if (!AUTH_PATHS.has(request.path)) return next();
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request);
    return answerAuth(request, response).catch(next);
  });
  app.use('/api/sso', serveSso({ deps, auth, sameOrigin, perMinute: 2 * signInsPerMinute }));
  app.use(
    '/api/trpc',
    sameOrigin,
    streams.track,
    serveTrpc({ deps, auth, plane, openCallsPerMinute: signInsPerMinute }),
  );
  app.use('/api/files', serveFiles({ deps, auth, plane }));
  app.use('/api/run-values', serveRunValues({ deps, auth, plane }));
  app.use('/api/v1', serveRest({ deps, plane, loopbackKeys: config.demo }));
  app.use(serveConsole({ folder: config.consoleFolder ?? builtConsole() }));
  app.use(refuseUnknownAddress);
  app.use(reportError(deps));
  return {
    app,
    drain() {
      state.draining = true;
      streams.cut();
    },
    reportFailure: (error) => log.error({ err: error }, 'a background task failed'),
    async close() {
      deps.mailer?.close();
      await listening.close();
      await deps.http.close();
      await db.close();
    },
  };
}

function builtConsole(): string {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'web', 'dist');
}
