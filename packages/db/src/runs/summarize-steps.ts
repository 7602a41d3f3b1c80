import type { Database } from '../database/open-database.ts';
import { STEP_RUNS_OF_ATTEMPT } from './step-run-record.ts';

export type StepSummary = {
  stepId: string;
  total: number;
  succeeded: number;
  failed: number;
  skipped: number;
  /** Started and not ended. */
  running: number;
  durationMs: number;
};

/** Counts per step of an attempt: what colours the canvas. */
export async function summarizeSteps(
  db: Database,
  { tenantId, runId, attempt }: { tenantId: string; runId: string; attempt: number },
): Promise<StepSummary[]> {
  const { rows } = await db.pool.query<StepSummary>(
    `SELECT step_id AS "stepId", count(*)::int AS total,
       (count(*) FILTER (WHERE state IN ('succeeded', 'reused')))::int AS succeeded,
       (count(*) FILTER (WHERE state IN ('failed', 'unknown')))::int AS failed,
       (count(*) FILTER (WHERE state IN ('skipped', 'cancelled')))::int AS skipped,
       (count(*) FILTER (WHERE state = 'started'))::int AS running,
       sum(duration_ms)::float8 AS "durationMs"
     FROM (SELECT DISTINCT ON (s.path) s.step_id, s.state, s.duration_ms
           FROM ${STEP_RUNS_OF_ATTEMPT} ORDER BY s.path, s.sequence DESC) AS latest
     GROUP BY step_id`,
    [tenantId, runId, attempt],
  );
  return rows;
}
