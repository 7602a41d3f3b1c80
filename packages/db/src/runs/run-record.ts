/** A run as readers see it. JSON stays text: whoever needs values parses it losslessly. */

/** All states a run can be in. The moves between them: packages/runtime. */
export type RunState =
  | 'queued'
  | 'running'
  | 'waiting'
  | 'needsDecision'
  | 'succeeded'
  | 'completedWithFailures'
  | 'failed'
  | 'cancelled';

export type RunMode = 'sync' | 'queued';

export type RunListItem = {
  id: string;
  flowId: string;
  flowName: string;
  versionId: string;
  /** Null for the snapshot of a draft. */
  version: number | null;
  state: RunState;
  mode: RunMode;
  triggerKind: string;
  triggerKey: string;
  acceptedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  durationMs: number | null;
  /** JSON text of the failure, or null. */
  errorJson: string | null;
  isTest: boolean;
  /** JSON text of `{ dryRun?, record?, versions?, until?, only? }`; null for a run that differs in nothing. */
  testOrderJson: string | null;
  attempt: number;
  duplicateOf: string | null;
  /** JSON text of what a waiting run waits for. */
  waitsForJson: string | null;
  /** Questions of this attempt that people have answered, while it asks others; else 0. */
  decided: number;
};

export type RunDetail = RunListItem & {
  tenantId: string;
  triggerInputJson: string | null;
  outputJson: string | null;
  /** JSON text of `{ steps, failed, loops }`. */
  countsJson: string | null;
  /** JSON text of the HTTP answer given. */
  answerJson: string | null;
  cancelRequested: boolean;
  dedupeKey: string | null;
  parentRunId: string | null;
  parentPath: string | null;
};

/** The columns of `RunListItem`, of tables `run r`, `flow f` and `flow_version v`. */
export const RUN_LIST_COLUMNS = `
  r.id, r.flow_id AS "flowId", f.name AS "flowName", r.version_id AS "versionId", v.number AS version, r.state, r.mode,
  r.trigger_kind AS "triggerKind", r.trigger_key AS "triggerKey", r.accepted_at AS "acceptedAt",
  r.started_at AS "startedAt", r.ended_at AS "endedAt",
  round(extract(epoch FROM r.ended_at - r.started_at) * 1000)::float8 AS "durationMs",
  r.error AS "errorJson", r.is_test AS "isTest", r.test_order AS "testOrderJson", r.attempt, r.duplicate_of AS "duplicateOf",
  r.waits_for AS "waitsForJson",
  CASE WHEN r.state = 'needsDecision' THEN (
    SELECT count(DISTINCT s.path)::int FROM step_run s WHERE s.run_id = r.id AND s.attempt = r.attempt
      AND s.run_accepted_at = r.accepted_at AND s.decided_by IS NOT NULL) ELSE 0 END AS decided`;

export const RUN_LIST_TABLES = `
  run r LEFT JOIN flow f ON f.id = r.flow_id LEFT JOIN flow_version v ON v.id = r.version_id`;
