/** Everything a process needs to execute runs, opened once and handed to the functions of this folder. */
import type { Database } from '@flowbridge/db';
import { createEgressGuard, type HttpClient, openHttpClient } from '@flowbridge/egress';
import type { CodeRunner, RunLimits } from '@flowbridge/engine';
import type { Keyring } from '@flowbridge/secrets';
import type { Pool } from 'pg';
import { openCodePool } from '../code/code-pool.ts';
import { createCodeRunner } from '../code/code-runner.ts';
import { type ConnectionVault, createConnectionVault } from '../connections/connection-vault.ts';
import { createSharedSessions, type SharedSessions } from '../connections/shared-sessions.ts';
import { createTenantConnectors, type TenantConnectors } from '../connectors/tenant-connectors.ts';
import type { ConnectorSource } from '../invoker/index.ts';
import {
  createJournalWriter,
  type JournalWriter,
  type JournalWriterOptions,
} from '../journal/journal-writer.ts';
import { createLogUses, type LogUses } from '../quotas/log-use.ts';
import { createRunPlaces, type RunPlaces } from '../quotas/run-places.ts';
import { createLookupTables, type LookupTables } from '../tenants/lookup-tables.ts';
import { type TenantView, viewTenant } from '../tenants/view-tenant.ts';
import { createSharedThrottle, type SharedThrottle } from '../throttle/shared-throttle.ts';
import { createPlanCache, type PlanCache } from './plan-cache.ts';
import { createTimedCache, type TimedCache } from './timed-cache.ts';

export type RuntimeLog = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

export type { TenantView } from '../tenants/view-tenant.ts';

export type Parking = { requested: boolean };

export type Runtime = {
  readonly db: Database;
  readonly nodeId: string;
  readonly log: RuntimeLog;
  readonly writer: JournalWriter;
  /** What runs of this process have written, on its way to the meters of log bytes. */
  readonly logUses: LogUses;
  /** Counts runs against tenants' runs per minute. */
  readonly runPlaces: RunPlaces;
  readonly plans: PlanCache;
  readonly tenants: TimedCache<TenantView>;
  readonly lookupTables: LookupTables;
  readonly vault: ConnectionVault;
  readonly sessions: SharedSessions;
  readonly throttle: SharedThrottle;
  /** The built-in connectors; what a flow runs with is kept with its plan. */
  readonly connectors: ConnectorSource;
  readonly tenantConnectors: TenantConnectors;
  readonly http: HttpClient;
  readonly code: CodeRunner;
  readonly limits: Partial<RunLimits>;
  /** Runs this process executes now; aborting one cancels it at its next step. */
  readonly active: Map<string, AbortController>;
  /** Runs from the queue are put down at their next step once the process wants to end. */
  readonly parking: Parking;
  /** The one-time address of a wait step. */
  readonly callbackAddress: (runId: string, path: string) => string;
  close(): Promise<void>;
};

export type RuntimeOptions = {
  db: Database;
  /** Connections of the journal alone: at least as many as groups may be in flight (2). */
  journalPool: Pool;
  nodeId: string;
  keyring: Keyring;
  connectors: ConnectorSource;
  log: RuntimeLog;
  /** CIDRs of internal networks that connectors may call. */
  egressAllow: readonly string[];
  /** Threads for users' code; default 2. */
  codeThreads?: number;
  limits?: Partial<RunLimits>;
  callbackAddress: (runId: string, path: string) => string;
  onCommit?: JournalWriterOptions['onCommit'];
};

/** How long a change of a tenant's variables may go unseen. */
const TENANT_KEPT_MS = 2_000;

export function openRuntime(options: RuntimeOptions): Runtime {
  const { db, nodeId, keyring, connectors, log } = options;
  const logUses = createLogUses({
    pool: db.pool,
    onFailure: (error) => log.warn({ err: error }, 'log bytes could not be counted yet'),
  });
  const writer = createJournalWriter({
    pool: options.journalPool,
    onWritten: ({ buffer, logBytes }) => logUses.add(buffer.head, logBytes),
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
  });
  const vault = createConnectionVault({ db, keyring });
  const http = openHttpClient({ egress: createEgressGuard({ allow: options.egressAllow }) });
  const throttle = createSharedThrottle({ db, nodeId });
  const codePool = openCodePool({ threads: options.codeThreads ?? 2 });
  const code = createCodeRunner(codePool);
  const tenantConnectors = createTenantConnectors({ db, builtIn: connectors, code });
  return {
    db,
    nodeId,
    log,
    writer,
    logUses,
    runPlaces: createRunPlaces({ db, log }),
    vault,
    throttle,
    http,
    connectors,
    tenantConnectors,
    plans: createPlanCache({ connectorsOf: tenantConnectors.ofVersion }),
    tenants: createTimedCache({
      load: (id) => viewTenant({ db, keyring }, id),
      keptMs: TENANT_KEPT_MS,
      entries: 1_000,
    }),
    lookupTables: createLookupTables({ db }),
    sessions: createSharedSessions({ db, keyring }),
    code,
    limits: options.limits ?? {},
    active: new Map(),
    parking: { requested: false },
    callbackAddress: options.callbackAddress,
    async close() {
      await writer.close();
      await logUses.close();
      throttle.close();
      await Promise.all([http.close(), codePool.close()]);
    },
  };
}
