// The queue: its tables, what travels in it, who takes it out, and which processes are alive.
export { countWaitingJobs } from './jobs/count-waiting-jobs.ts';
export { addJobsSql, enqueue, type Queryable } from './jobs/enqueue.ts';
export type { JobName, JobPayloads, NewJob } from './jobs/job.ts';
export { migrateQueue } from './migrate-queue.ts';
export { forgetSilentNodes } from './nodes/forget-silent-nodes.ts';
export { HEARTBEAT_MS, SILENT_SECONDS } from './nodes/node-numbers.ts';
export { releaseJobsOfDeadNodes } from './nodes/release-jobs-of-dead-nodes.ts';
export { type Heartbeat, startHeartbeat } from './nodes/start-heartbeat.ts';
export { type JobHandlers, type StartWorkers, startWorkers, type Workers } from './workers/start-workers.ts';
