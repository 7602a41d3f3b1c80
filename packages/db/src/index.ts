// The database: infrastructure first, then one section per noun.
export { type Database, type OpenDatabaseOptions, openDatabase } from './database/open-database.ts';
export { newId } from './ids/new-id.ts';
export { compareCatalogs } from './migrate/compare-catalogs.ts';
export { draftMigration } from './migrate/draft-migration.ts';
export { migrateDatabase } from './migrate/migrate-database.ts';

// Runs
export { type ClaimedRun, claimRuns } from './runs/claim-runs.ts';
export { claimDedupeKey } from './runs/claim-dedupe-key.ts';
export { endInterruptedRuns } from './runs/end-interrupted-runs.ts';
export { findAnswer } from './runs/find-answer.ts';
export { getRun } from './runs/get-run.ts';
export { getRunProgress } from './runs/get-run-progress.ts';
export { getStepRun } from './runs/get-step-run.ts';
export { insertQueuedRun, type QueuedRun } from './runs/insert-queued-run.ts';
export { type AttemptItem, listAttempts } from './runs/list-attempts.ts';
export { type Iteration, listIterations } from './runs/list-iterations.ts';
export { listLastRuns } from './runs/list-last-runs.ts';
export { type ListRuns, listRuns } from './runs/list-runs.ts';
export { type ListStepRuns, listStepRuns } from './runs/list-step-runs.ts';
export { loadTenantVariables } from './runs/load-tenant-variables.ts';
export { loadVersionDocument } from './runs/load-version-document.ts';
export { releaseDedupeKey } from './runs/release-dedupe-key.ts';
export { requestCancel } from './runs/request-cancel.ts';
export {
  CONNECTION_CHANGED,
  FLOW_CHANGED,
  RUN_CANCEL,
  RUN_CHANGED,
  SCHEDULE_CHANGED,
} from './runs/run-channels.ts';
export type { RunDetail, RunListItem, RunMode, RunState } from './runs/run-record.ts';
export { type StartRetry, startRetry } from './runs/start-retry.ts';
export type { StepRunItem, StepRunTry } from './runs/step-run-record.ts';
export { type StepSummary, summarizeSteps } from './runs/summarize-steps.ts';

// Large values of runs
export { inlinePayloads } from './payloads/inline-payloads.ts';
export { type PayloadReference, parsePayloadReference, writePayloadReference } from './payloads/payload-reference.ts';
export { readPayload } from './payloads/read-payload.ts';

// Addresses of triggers
export { type EndpointTarget, findEndpoint } from './endpoints/find-endpoint.ts';
export { syncEndpoints, type WantedEndpoint } from './endpoints/sync-endpoints.ts';

// Schedules
export { listDueSchedules, type ScheduleRow } from './schedules/list-due-schedules.ts';
export { nextFireTime } from './schedules/next-fire-time.ts';
export { planSchedule } from './schedules/plan-schedule.ts';
export { syncSchedules, type WantedSchedule } from './schedules/sync-schedules.ts';
export { takeFire } from './schedules/take-fire.ts';

// Connections as runners use them
export type { StoredSession } from './connection-sessions/connection-session.ts';
export { extendSession } from './connection-sessions/extend-session.ts';
export { loadConnection, type SealedConnection } from './connection-sessions/load-connection.ts';
export { lockSession } from './connection-sessions/lock-session.ts';
export { readSession } from './connection-sessions/read-session.ts';
export { type ConnectionTestResult, recordConnectionTest } from './connection-sessions/record-connection-test.ts';
export { saveSession } from './connection-sessions/save-session.ts';
