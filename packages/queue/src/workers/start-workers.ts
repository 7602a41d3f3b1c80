/**
 * Takes jobs from the queue and hands them to handlers, `concurrency` at a time.
 *
 * Jobs are fetched in batches into a local queue and completed in batches: per-job round trips would cap a runner at a few
 * hundred jobs a second. The price: jobs of a process that dies stay locked until `releaseJobsOfDeadNodes` frees them,
 * which is why the workers lock under the node's id. Jobs of a living process whose fetch was answered into a broken connection
 * are looked for by the process itself (measured: a restart of the database under load loses some).
 *
 * Stopping: no new jobs are fetched, unstarted ones go back to the database, running handlers are awaited.
 */
import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { JobName, JobPayloads } from '../jobs/job.ts';
import { releaseLostJobs } from '../jobs/release-lost-jobs.ts';
import { HEARTBEAT_MS } from '../nodes/node-numbers.ts';
import { QUEUE_SCHEMA } from '../queue-schema.ts';
import { tolerateLostConnections } from '../tolerate-lost-connections.ts';
import { trackHeldJobs } from './held-jobs.ts';

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> };

export type StartWorkers = {
  pool: Pool;
  /** The node that locks the jobs. */
  nodeId: string;
  /** Jobs executed at the same time. */
  concurrency: number;
  handlers: JobHandlers;
  /** A handler threw: the job is tried again later. */
  onFailure: (error: unknown) => void;
  /** Milliseconds between two looks for lost jobs; default 5,000. */
  lookEveryMs?: number;
};

export type Workers = {
  /** False when the workers have ended, also by themselves: the process then executes no queued runs. */
  isRunning(): boolean;
  /** Resolves when running jobs have ended and the others are back in the database. */
  stop(): Promise<void>;
};

/** A job locked this long that its node does not know of is lost; its fetch has long been answered. */
const LOST_SECONDS = 10;

const silent = new Logger(() => () => {});

export async function startWorkers(options: StartWorkers): Promise<Workers> {
  tolerateLostConnections(options.pool);
  const events = new EventEmitter();
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    workerPool.id = options.nodeId;
  });
  events.on('job:error', ({ error }: { error: unknown }) => options.onFailure(error));
  const held = trackHeldJobs(events);
  const { handlers, pool, nodeId } = options;
  const taskList: TaskList = {
    'run.execute': (payload) => handlers['run.execute'](payload as JobPayloads['run.execute']),
    'run.wake': (payload) => handlers['run.wake'](payload as JobPayloads['run.wake']),
    'poll.fire': (payload) => handlers['poll.fire'](payload as JobPayloads['poll.fire']),
    'run.bulk': (payload) => handlers['run.bulk'](payload as JobPayloads['run.bulk']),
    'connection.test': (payload) => handlers['connection.test'](payload as JobPayloads['connection.test']),
    'function.try': (payload) => handlers['function.try'](payload as JobPayloads['function.try']),
  };
  const runner = await run({
    pgPool: options.pool,
    schema: QUEUE_SCHEMA,
    taskList,
    parsedCronItems: [],
    concurrency: options.concurrency,
    noHandleSignals: true,
    logger: silent,
    events,
    preset: {
      worker: {
        concurrentJobs: options.concurrency,
        pollInterval: 1000,
        localQueue: { size: options.concurrency * 2, ttl: 60_000 },
        completeJobBatchDelay: 20,
        failJobBatchDelay: 20,
        gracefulShutdownAbortTimeout: 60_000,
      },
    },
  });
  const looking = setInterval(() => {
    releaseLostJobs(pool, { nodeId, held: [...held], graceSeconds: LOST_SECONDS }).catch(options.onFailure);
  }, options.lookEveryMs ?? HEARTBEAT_MS);
  let running = true;
  runner.promise.catch(options.onFailure).finally(() => {
    running = false;
  });
  return {
    isRunning: () => running,
    async stop() {
      clearInterval(looking);
      await runner.stop();
    },
  };
}
