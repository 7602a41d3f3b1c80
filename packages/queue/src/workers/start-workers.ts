/**
 * Takes jobs from the queue and hands them to handlers, `concurrency` at a time.
 *
 * Jobs are fetched in batches into a local queue and completed in batches: per-job round trips would cap a runner at a few
 * hundred jobs a second. The price: jobs of a process that dies stay locked until `releaseJobsOfDeadNodes` frees them,
 * which is why the workers lock under the node's id.
 *
 * Stopping: no new jobs are fetched, unstarted ones go back to the database, running handlers are awaited.
 */
import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { JobName, JobPayloads } from '../jobs/job.ts';
import { QUEUE_SCHEMA } from '../queue-schema.ts';
import { tolerateLostConnections } from '../tolerate-lost-connections.ts';

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
};

export type Workers = {
  /** False when the workers have ended, also by themselves: the process then executes no queued runs. */
  isRunning(): boolean;
  /** Resolves when running jobs have ended and the others are back in the database. */
  stop(): Promise<void>;
};

const silent = new Logger(() => () => {});

export async function startWorkers(options: StartWorkers): Promise<Workers> {
  tolerateLostConnections(options.pool);
  const events = new EventEmitter();
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    workerPool.id = options.nodeId;
  });
  events.on('job:error', ({ error }: { error: unknown }) => options.onFailure(error));
  const { handlers } = options;
  const taskList: TaskList = {
    'run.execute': (payload) => handlers['run.execute'](payload as JobPayloads['run.execute']),
    'run.wake': (payload) => handlers['run.wake'](payload as JobPayloads['run.wake']),
    'run.bulk': (payload) => handlers['run.bulk'](payload as JobPayloads['run.bulk']),
    'connection.test': (payload) => handlers['connection.test'](payload as JobPayloads['connection.test']),
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
  let running = true;
  runner.promise.catch(options.onFailure).finally(() => {
    running = false;
  });
  return {
    isRunning: () => running,
    async stop() {
      await runner.stop();
    },
  };
}
