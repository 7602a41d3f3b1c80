/**
 * The data plane in one process: hooks, queue workers, schedules.
 *
 * Start, in order: database, journal, node, hooks, workers, schedules. Stop is the reverse: nothing new is accepted, callers
 * are answered, runs from the queue are put down at their next step, the journal is written to its end, the node says
 * good-bye.
 */
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { findConnector } from '@flowbridge/connectors';
import {
  CONNECTION_BLOCKED,
  CONNECTION_CHANGED,
  CONNECTION_TURNS,
  countQueuedRuns,
  FLOW_CHANGED,
  newId,
  openDatabase,
  openPool,
  RUN_CANCEL,
  SCHEDULE_CHANGED,
} from '@flowbridge/db';
import { createAddressList } from '@flowbridge/egress';
import { migrateQueue, startHeartbeat, startWorkers } from '@flowbridge/queue';
import {
  createClaimBatcher,
  firePoll,
  openRuntime,
  type Runtime,
  wakeRun,
  workOffQueue,
} from '@flowbridge/runtime';
import { openKeyring, waitPath } from '@flowbridge/secrets';
import { pino } from 'pino';
import { type RunnerConfig, runnerConfig } from './config.ts';
import { createHookHandler, type HookHandler } from './hooks/create-hook-handler.ts';
import { createEndpointCache } from './hooks/endpoint-cache.ts';
import type { HookContext } from './hooks/hook-context.ts';
import { createRateLimits } from './hooks/rate-limits.ts';
import { createBackgroundPace, createSyncLane } from './jobs/background-pace.ts';
import { bulkJob } from './jobs/bulk-job.ts';
import { testConnectionJob } from './jobs/test-connection-job.ts';
import { tryFunctionJob } from './jobs/try-function-job.ts';
import { listen } from './live/listen.ts';
import { createProgressTeller } from './live/tell-progress.ts';
import { abortCancelledRuns } from './operations/abort-cancelled-runs.ts';
import { handleOperations, type Operations } from './operations/handle-operations.ts';
import { startKeepingPartitions } from './operations/keep-partitions.ts';
import { startLookingForStrandedRuns } from './operations/look-for-stranded-runs.ts';
import { createMetrics } from './operations/metrics.ts';
import { startRecovery } from './operations/recover-dead-nodes.ts';
import { startReleasingBatches } from './operations/release-batches.ts';
import { startSettlingPolls } from './operations/settle-polls.ts';
import { startPurging } from './operations/start-purging.ts';
import { startRecountingLogs } from './operations/start-recounting-logs.ts';
import { startScheduleLoop } from './schedules/schedule-loop.ts';

export type StartedRunner = {
  nodeId: string;
  /** Serves `/hooks/*`: for a process that owns the port. */
  handleHooks: HookHandler;
  isReady: () => Promise<boolean>;
  /** What `/metrics` answers, for a process that owns the port. */
  metrics: () => Promise<string>;
  /** Of the runner's own port; absent when it has none. */
  url?: string;
  port?: number;
  /** Stops accepting, finishes what runs, ends. */
  close(): Promise<void>;
};

/** Connections of the journal: as many as groups in flight. */
const JOURNAL_CONNECTIONS = 2;
/** How long a stop waits for callers that are being answered. */
const DRAIN_MS = 30_000;
/** How long it then waits for answers to leave. */
const ANSWER_MS = 5_000;
/** How long closing may take in all. A process that hangs in it would keep its leases. */
const CLOSE_MS = DRAIN_MS + 10_000;

/** Starts a runner on a migrated database. */
export async function startRunner(settings: RunnerConfig): Promise<StartedRunner> {
  const config = runnerConfig.parse(settings);
  const log = pino({ name: 'runner', level: config.logLevel });
  const nodeId = `runner-${newId()}`;
  const db = openDatabase({ url: config.databaseUrl, poolSize: config.databasePool });
  const journalPool = openPool({ url: config.databaseUrl, size: JOURNAL_CONNECTIONS });
  const queuePool = openPool({ url: config.databaseUrl, size: 4 });
  const claimPool = openPool({ url: config.databaseUrl, size: 1, pipeline: true });
  await migrateQueue({ pool: queuePool });
  const keyring = openKeyring({ masterKey: config.masterKey });
  const onFailure = (error: unknown) => log.error({ err: error }, 'a background task failed');

  const teller = createProgressTeller(db.pool, onFailure);
  const metrics = createMetrics({
    active: () => runtime.active.size,
    waiting: () => countQueuedRuns(db),
  });
  const runtime: Runtime = openRuntime({
    db,
    journalPool,
    nodeId,
    log,
    keyring,
    connectors: { find: findConnector },
    egressAllow: config.egressAllow,
    codeThreads: config.codeThreads,
    callbackAddress: (runId, path) => config.publicUrl + waitPath(keyring.masterKey, { runId, path }),
    onCommit({ parts, durationMs }) {
      metrics.commitSeconds.observe(durationMs / 1000);
      metrics.commitRuns.observe(parts.length);
      teller.committed(parts);
    },
  });
  const heartbeat = await startHeartbeat({
    pool: queuePool,
    node: { id: nodeId, kind: 'runner' },
    onFailure,
  });
  const recovery = startRecovery(runtime, heartbeat);
  const partitions = startKeepingPartitions(runtime);
  const purging = startPurging(runtime);
  const recounting = startRecountingLogs(runtime);
  const stranded = startLookingForStrandedRuns(runtime, config);
  const settling = startSettlingPolls(runtime);
  const releasing = startReleasingBatches(runtime);

  const claims = createClaimBatcher({ pool: claimPool, nodeId, tenantRuns: config.tenantRuns });
  const lane = createSyncLane();
  const mayBegin = createBackgroundPace(lane);
  const endpoints = createEndpointCache(runtime, keyring);
  const context: HookContext = {
    runtime,
    endpoints,
    metrics,
    lane,
    keyring,
    limits: config,
    rateLimits: createRateLimits(runtime),
    trustedProxies: createAddressList(config.trustedProxies),
  };
  const handleHooks = createHookHandler(context);
  const schedules = startScheduleLoop(runtime, {
    onFire: () => metrics.accepted.inc({ mode: 'queued', trigger: 'schedule' }),
  });
  const listener = await listen({
    url: config.databaseUrl,
    onFailure,
    channels: {
      [RUN_CANCEL](runId) {
        claims.hearCancel(runId);
        runtime.active.get(runId)?.abort();
      },
      [FLOW_CHANGED]: () => endpoints.clear(),
      [CONNECTION_CHANGED]: (connectionId) => runtime.vault.forget(connectionId),
      [CONNECTION_BLOCKED]: (payload) => runtime.throttle.heardPause(payload),
      [CONNECTION_TURNS]: (connectionId) => runtime.throttle.heardTurns(connectionId),
      [SCHEDULE_CHANGED]: () => schedules.nudge(),
    },
    onConnected() {
      endpoints.clear();
      schedules.nudge();
      abortCancelledRuns(runtime).catch(onFailure);
      runtime.throttle.catchUp().catch(onFailure);
    },
  });
  const workers = await startWorkers({
    pool: queuePool,
    nodeId,
    concurrency: config.concurrency,
    onFailure,
    handlers: {
      'run.execute': () =>
        workOffQueue(runtime, {
          claim: () => mayBegin().then(claims.claim),
          goesOn: () => lane.accepting,
          onEnded: ({ state }) => metrics.ended.inc({ state, mode: 'queued' }),
        }),
      async 'poll.fire'(payload) {
        const outcome = await firePoll(runtime, payload);
        if (outcome.kind === 'read')
          metrics.accepted.inc({ mode: 'queued', trigger: 'poll' }, outcome.runIds.length);
      },
      'run.wake': ({ runId }) => wakeRun(db, runId),
      'run.bulk': (payload) => bulkJob(db, payload),
      'connection.test': (payload) => testConnectionJob(runtime, payload),
      'function.try': (payload) => tryFunctionJob(runtime, payload),
    },
  });

  const isReady = async () => {
    if (!lane.accepting || !workers.isRunning()) return false;
    await db.pool.query('SELECT 1');
    return true;
  };
  const server =
    config.port === undefined
      ? undefined
      : await serve({ registry: metrics.registry, isReady }, handleHooks, { ...config, port: config.port });
  const address = server?.address();
  const port = typeof address === 'object' && address ? address.port : undefined;

  async function putDown(): Promise<void> {
    lane.accepting = false;
    // What comes from the queue is put down at its next step and goes on elsewhere.
    runtime.parking.requested = true;
    const looks = [recovery, stranded, purging, recounting, settling, releasing].map((look) => look.stop());
    await Promise.all([schedules.stop(), workers.stop(), ...looks]);
    partitions.stop();
    await drain(lane);
    // Callers whose run is accepted but who have not read so yet would otherwise believe that it is not.
    if (server) await closeServer(server);
    await listener.stop();
    await runtime.close();
    await teller.stop();
    await heartbeat.stop();
    await Promise.all([journalPool.end(), queuePool.end(), claimPool.end(), db.close()]);
  }

  return {
    nodeId,
    handleHooks,
    isReady,
    metrics: () => metrics.registry.metrics(),
    ...(port === undefined
      ? {}
      : { port, url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}` }),
    async close() {
      const patience = new AbortController();
      const late = pause(CLOSE_MS, true, { signal: patience.signal });
      try {
        if (await Promise.race([putDown(), late]))
          runtime.log.error({ nodeId }, 'something did not end in time; others take over what is left of it');
      } finally {
        patience.abort();
      }
    },
  };
}

function serve(
  operations: Operations,
  handleHooks: HookHandler,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const server = createServer((request, response) => {
    if (!handleOperations(operations, request, response)) handleHooks(request, response);
  });
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** Resolves when every call under way is answered, at the latest after `ANSWER_MS`. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), ANSWER_MS);
  await closed;
  clearTimeout(force);
}

/** Waits until no caller is being answered and no run is executed. */
async function drain(lane: { running: number }): Promise<void> {
  const until = Date.now() + DRAIN_MS;
  while (lane.running > 0 && Date.now() < until) await pause(20);
}
