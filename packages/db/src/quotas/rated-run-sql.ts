/**
 * SQL: whether a queued run counts against its tenant's runs per minute when it begins. HTTP calls and runs started by hand or by
 * REST were counted when they were accepted; a test, a called flow, and a run that goes on count nothing. Retries and what
 * schedules, polls and callbacks start wait for their place. Columns are those of `alias`; the index `run_queued_lane` has the
 * same expression, so it is written here and there alike.
 */
export function isRated(alias: string): string {
  const at = alias === '' ? '' : `${alias}.`;
  return `(NOT ${at}is_test AND ${at}parent_run_id IS NULL AND ${at}resumes = 0 AND ${at}started_at IS NULL
    AND (${at}attempt > 1 OR ${at}trigger_kind NOT IN ('http', 'manual')))`;
}
