import type { Pool } from 'pg';
import { QUEUE_SCHEMA } from '../queue-schema.ts';

/**
 * Gives back jobs that are locked by a living node which knows nothing of them: the database locked them, and the connection
 * broke before it could say so. `held` are the ids the node knows. Answers how many were given back.
 */
export async function releaseLostJobs(
  pool: Pool,
  { nodeId, held, graceSeconds }: { nodeId: string; held: readonly string[]; graceSeconds: number },
): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE ${QUEUE_SCHEMA}._private_jobs
     SET locked_at = NULL, locked_by = NULL, attempts = greatest(0, attempts - 1)
     WHERE locked_by = $1 AND locked_at < now() - make_interval(secs => $2) AND id <> ALL ($3::bigint[])`,
    [nodeId, graceSeconds, held],
  );
  return rowCount ?? 0;
}
