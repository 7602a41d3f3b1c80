import type { Database } from '../database/open-database.ts';
import { STEP_RUNS_OF_ATTEMPT } from './step-run-record.ts';

export type StepSummary = {
  stepId: string;
  total: number;
  succeeded: number;
  failed: number;
  /** Put before a person: nobody knows whether it happened. */
  unknown: number;
  skipped: number;
  /** Kept back by a dry run; they count as succeeded too. */
  withheld: number;
  /** Taken over instead of being done; they count as succeeded too. */
  reused: number;
  /** Started and not ended. */
  running: number;
  durationMs: number;
};

/**
 * Counts per step of an attempt: what colours the canvas. Exact, also where a loop logs only samples: the run keeps the
 * counts by step of an attempt with loops; without loops the journal has a row for each execution.
 */
export async function summarizeSteps(
  db: Database,
  query: { tenantId: string; runId: string; attempt: number },
): Promise<StepSummary[]> {
  const { tenantId, runId, attempt } = query;
  const { rows } = await db.pool.query<{
    byStep: Record<
      string,
      Omit<StepSummary, 'stepId' | 'running' | 'unknown' | 'withheld' | 'reused'>
    > | null;
  }>(
    `SELECT counts::json->'byStep' AS "byStep" FROM run WHERE tenant_id = $1 AND id = $2 AND attempt = $3
     UNION ALL
     SELECT counts::json->'byStep' FROM attempt WHERE tenant_id = $1 AND run_id = $2 AND number = $3 AND counts IS NOT NULL`,
    [tenantId, runId, attempt],
  );
  const counted = rows[0]?.byStep;
  const journalled = await summarizeJournal(db, query);
  if (!counted) return journalled;
  const open = new Map(journalled.map((step) => [step.stepId, step]));
  return Object.entries(counted).map(([stepId, counts]) => ({
    ...counts,
    stepId,
    running: open.get(stepId)?.running ?? 0,
    unknown: open.get(stepId)?.unknown ?? 0,
    withheld: open.get(stepId)?.withheld ?? 0,
    reused: open.get(stepId)?.reused ?? 0,
  }));
}

async function summarizeJournal(
  db: Database,
  { tenantId, runId, attempt }: { tenantId: string; runId: string; attempt: number },
): Promise<StepSummary[]> {
  const { rows } = await db.pool.query<StepSummary>(
    `SELECT step_id AS "stepId", count(*)::int AS total,
       (count(*) FILTER (WHERE state IN ('succeeded', 'reused', 'withheld')))::int AS succeeded,
       (count(*) FILTER (WHERE state = 'failed'))::int AS failed,
       (count(*) FILTER (WHERE state = 'unknown'))::int AS unknown,
       (count(*) FILTER (WHERE state IN ('skipped', 'cancelled')))::int AS skipped,
       (count(*) FILTER (WHERE state = 'withheld'))::int AS withheld,
       (count(*) FILTER (WHERE state = 'reused'))::int AS reused,
       (count(*) FILTER (WHERE state = 'started'))::int AS running,
       sum(duration_ms)::float8 AS "durationMs"
     FROM (SELECT DISTINCT ON (s.path) s.step_id, s.state, s.duration_ms
           FROM ${STEP_RUNS_OF_ATTEMPT} ORDER BY s.path, s.sequence DESC) AS latest
     GROUP BY step_id`,
    [tenantId, runId, attempt],
  );
  return rows;
}
