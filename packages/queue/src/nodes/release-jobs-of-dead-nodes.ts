import type { Pool } from 'pg';
import { QUEUE_SCHEMA } from '../queue-schema.ts';

/**
 * Unlocks the queue's jobs of nodes that are not (any more) registered, with the queue's own recovery call. Answers how many
 * holders were released.
 */
export async function releaseJobsOfDeadNodes(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ holder: string }>(
    `SELECT DISTINCT locked_by AS holder FROM ${QUEUE_SCHEMA}._private_jobs
     WHERE locked_by IS NOT NULL AND locked_by NOT IN (SELECT id FROM node)`,
  );
  if (rows.length === 0) return 0;
  await pool.query(`SELECT ${QUEUE_SCHEMA}.force_unlock_workers($1::text[])`, [
    rows.map((row) => row.holder),
  ]);
  return rows.length;
}
