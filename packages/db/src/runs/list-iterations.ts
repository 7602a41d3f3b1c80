import type { Database } from '../database/open-database.ts';
import { STEP_RUNS_OF_ATTEMPT } from './step-run-record.ts';

export type Iteration = { index: number; state: 'succeeded' | 'failed' | 'running' };

/**
 * The journalled iterations of a loop (`loopPath` is the loop's own path, without an index), at most 10,000. An
 * iteration has failed when a step in it failed.
 */
export async function listIterations(
  db: Database,
  query: { tenantId: string; runId: string; attempt: number; loopPath: string },
): Promise<Iteration[]> {
  const { rows } = await db.pool.query<Iteration>(
    `SELECT index, CASE WHEN bool_or(state = 'failed') THEN 'failed'
                        WHEN bool_or(state = 'started') THEN 'running' ELSE 'succeeded' END AS state
     FROM (SELECT DISTINCT ON (s.path) s.state,
             substring(substr(s.path, length($4) + 2) FROM '^[0-9]+')::int AS index
           FROM ${STEP_RUNS_OF_ATTEMPT} AND starts_with(s.path, $4 || '[')
           ORDER BY s.path, s.sequence DESC) AS latest
     GROUP BY index ORDER BY index LIMIT 10000`,
    [query.tenantId, query.runId, query.attempt, query.loopPath],
  );
  return rows;
}
