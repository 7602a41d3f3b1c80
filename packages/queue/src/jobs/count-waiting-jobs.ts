import type { Pool } from 'pg';
import { QUEUE_SCHEMA } from '../queue-schema.ts';

/** Jobs that wait for a worker: the length of the queue. */
export async function countWaitingJobs(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM ${QUEUE_SCHEMA}._private_jobs WHERE locked_at IS NULL AND run_at <= now()`,
  );
  return rows[0]?.waiting ?? 0;
}
