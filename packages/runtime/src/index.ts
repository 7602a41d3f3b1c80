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
export { createTenantConnectors, type TenantConnectors } from './connectors/tenant-connectors.ts';
export { type CaseResult, tryFunction } from './connectors/try-function.ts';
export * from './invoker/index.ts';
// The journal: group commit, fencing
export { cleanText } from './journal/columns.ts';
export { jsonText } from './journal/encode-value.ts';
export { JournalRefused, JournalUnavailable, LeaseLost } from './journal/journal-faults.ts';
export type { JournalWriter, JournalWriterOptions } from './journal/journal-writer.ts';
export type { RunHead, RunRow } from './journal/run-head.ts';
export type { Part as CommittedPart } from './journal/take-group.ts';
// The ledger
export { createLedger, type LedgerOptions } from './ledger/create-ledger.ts';
export { releaseBatches } from './ledger/release-batches.ts';
// Polls
export { cursorOf } from './polls/cursor-of.ts';
export { firePoll, type PollOutcome } from './polls/fire-poll.ts';
export { pollRunEnded, settlePoll, settlePolls } from './polls/settle-poll.ts';
export {
  type AcceptOptions,
  acceptRun,
  recordDuplicate,
  recordSkipped,
} from './runs/accept-run.ts';
export { answerOfOutcome } from './runs/answer-of-outcome.ts';
export type { AttemptOrder, Bindings, RunningAttempt } from './runs/attempt-order.ts';
export { type Beginning, beginUnderOverlap, offerPlace } from './runs/begin-under-overlap.ts';
export { businessKeysOf, compileBusinessKeys, type KeyedRun } from './runs/business-keys.ts';
export { type ClaimBatcher, createClaimBatcher } from './runs/claim-batcher.ts';
export { endBroken } from './runs/end-at-once.ts';
export { executeAttempt } from './runs/execute-attempt.ts';
export { type ClaimRun, type ExecutedRun, executeQueuedRun } from './runs/execute-queued-run.ts';
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
export { type QueueWork, workOffQueue } from './runs/work-off-queue.ts';
// Limits of connections
export { createSharedThrottle, type SharedThrottle } from './throttle/shared-throttle.ts';
