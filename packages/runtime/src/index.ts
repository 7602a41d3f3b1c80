// The engine's ports made real. Runs first: how they are accepted, executed and ended.

// Users' code
export { type CodePool, openCodePool } from './code/code-pool.ts';
export { type CodeLimits, createCodeRunner } from './code/code-runner.ts';
// Connections and their logins
export {
  type ConnectionVault,
  createConnectionVault,
  type OpenedConnection,
} from './connections/connection-vault.ts';
export { createSharedSessions, type SharedSessions } from './connections/shared-sessions.ts';
// Connectors
export * from './invoker/index.ts';
// The journal: group commit, fencing
export { cleanText } from './journal/columns.ts';
export { jsonText } from './journal/encode-value.ts';
export { JournalRefused, JournalUnavailable, LeaseLost } from './journal/journal-faults.ts';
export type { JournalWriter, JournalWriterOptions } from './journal/journal-writer.ts';
export type { RunHead, RunRow } from './journal/run-head.ts';
export type { Part as CommittedPart } from './journal/take-group.ts';
export { acceptRun, recordDuplicate } from './runs/accept-run.ts';
export { answerOfOutcome } from './runs/answer-of-outcome.ts';
export type { AttemptOrder, Bindings, RunningAttempt } from './runs/attempt-order.ts';
export { createClaimBatcher } from './runs/claim-batcher.ts';
export { endBroken } from './runs/end-at-once.ts';
export { executeAttempt } from './runs/execute-attempt.ts';
export { type ClaimRun, executeQueuedRun } from './runs/execute-queued-run.ts';
export { type NewRun, newRun } from './runs/new-run.ts';
export { createPlanCache, type PlanCache, type PlannedVersion } from './runs/plan-cache.ts';
export { runParameters } from './runs/run-parameters.ts';
export { isEnded, moveRun } from './runs/run-states.ts';
export {
  openRuntime,
  type Parking,
  type Runtime,
  type RuntimeLog,
  type RuntimeOptions,
  type TenantView,
} from './runs/runtime.ts';
export { createTimedCache, type TimedCache } from './runs/timed-cache.ts';
export { wakeMissed, wakeRun } from './runs/wake.ts';
