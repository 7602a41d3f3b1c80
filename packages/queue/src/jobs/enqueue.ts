import type { QueryResult } from 'pg';
import { QUEUE_SCHEMA } from '../queue-schema.ts';
import type { NewJob } from './job.ts';

/** A pool, or the client of a transaction of the caller's. */
export type Queryable = { query(text: string, values: unknown[]): Promise<QueryResult> };

/** Tries of a job whose handler throws: only the database being away makes handlers throw. */
export const JOB_TRIES = 10;

/**
 * SQL that adds jobs beside a statement's own writes. `source` is SQL of rows with the alias `job` and the columns `name`,
 * `payload` (JSON text) and `run_at` (null: now).
 */
export function addJobsSql(source: string): string {
  return `SELECT ${QUEUE_SCHEMA}.add_jobs(ARRAY(
    SELECT (job.name, job.payload::json, NULL, job.run_at, ${JOB_TRIES}, NULL, 0, NULL)::${QUEUE_SCHEMA}.job_spec
    FROM ${source}))`;
}

/** Adds jobs in one statement: in the caller's transaction when given its client, so they appear when it commits. */
export async function enqueue(db: Queryable, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await db.query(
    `SELECT count(*) FROM ${QUEUE_SCHEMA}.add_jobs(ARRAY(
       SELECT (job.name, job.payload::json, NULL, job.run_at, ${JOB_TRIES}, NULL, job.priority, NULL)::${QUEUE_SCHEMA}.job_spec
       FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::smallint[]) AS job(name, payload, run_at, priority)))`,
    [
      jobs.map((job) => job.name),
      jobs.map((job) => JSON.stringify(job.payload)),
      jobs.map((job) => job.runAt ?? null),
      jobs.map((job) => job.priority ?? 0),
    ],
  );
}
