import type { Database } from '../database/open-database.ts';

/** How often a step came to which result in an attempt. */
export type StepOutcome = {
  stepId: string;
  /** succeeded and reused together. */
  succeeded: number;
  /** Failed, unknown, begun and not ended, cancelled. */
  open: number;
  /** Of the open ones, calls that may have happened. */
  mayHaveHappened: number;
};

/**
 * Counts an attempt's step runs by step and result, from the journal (lines for recovery included). With `beforePath` only
 * what came before that step run, and nothing inside it.
 */
export async function listStepOutcomes(
  db: Database,
  query: { tenantId: string; runId: string; attempt: number; beforePath?: string },
): Promise<StepOutcome[]> {
  const { rows } = await db.pool.query<StepOutcome>(
    `WITH latest AS (
       SELECT DISTINCT ON (s.path) s.path, s.step_id, s.state, s.error, s.sequence
       FROM step_run s JOIN run r ON r.id = $2 AND r.tenant_id = $1 AND s.run_accepted_at = r.accepted_at
       WHERE s.tenant_id = $1 AND s.run_id = $2 AND s.attempt = $3 ORDER BY s.path, s.sequence DESC),
     cut AS (
       SELECT min(sequence) AS sequence FROM latest
       WHERE path = $4 OR starts_with(path, $4 || '['))
     SELECT step_id AS "stepId",
       (count(*) FILTER (WHERE state IN ('succeeded', 'reused')))::int AS succeeded,
       (count(*) FILTER (WHERE state IN ('failed', 'unknown', 'started', 'cancelled')))::int AS open,
       (count(*) FILTER (WHERE state IN ('unknown', 'started')
          OR (state = 'failed' AND (error::json->'details'->>'mayHaveHappened') = 'true')))::int AS "mayHaveHappened"
     FROM latest, cut
     WHERE $4::text IS NULL OR cut.sequence IS NULL OR latest.sequence < cut.sequence
     GROUP BY step_id`,
    [query.tenantId, query.runId, query.attempt, query.beforePath ?? null],
  );
  return rows;
}
