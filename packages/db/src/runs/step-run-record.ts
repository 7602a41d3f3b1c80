/** Lines of the journal as readers see them: of several records of one path the last one counts. */

export type StepRunItem = {
  path: string;
  stepId: string;
  /** Of the path's first record: the order in which steps began. */
  sequence: number;
  state: string;
  startedAtMs: number;
  durationMs: number;
  tryNumber: number;
  errorJson: string | null;
};

export type StepRunTry = StepRunItem & {
  inputJson: string | null;
  outputJson: string | null;
  requestJson: string | null;
  responseJson: string | null;
};

export const STEP_RUN_COLUMNS = `
  path, step_id AS "stepId", state, (extract(epoch FROM started_at) * 1000)::float8 AS "startedAtMs",
  duration_ms AS "durationMs", try_number AS "tryNumber", error AS "errorJson"`;

/**
 * `step_run` rows of one attempt of a tenant's run, without those that only recovery reads; parameters: $1 tenant id,
 * $2 run id, $3 attempt.
 */
export const STEP_RUNS_OF_ATTEMPT = `
  step_run s JOIN (SELECT accepted_at FROM run WHERE id = $2 AND tenant_id = $1) r ON s.run_accepted_at = r.accepted_at
  WHERE s.tenant_id = $1 AND s.run_id = $2 AND s.attempt = $3 AND NOT s.sampled_out`;
