/** What happens next in a run. Table of contents. */

export { compare } from './condition/compare.ts';
// What a flow sees of a failure
export type { CaughtError } from './execute/caught-error.ts';
// Compile a version, execute a run
export {
  type EndedOutcome,
  executeRun,
  type RunOutcome,
  type RunStart,
  type SuspendedOutcome,
} from './execute/execute-run.ts';
// Failures and their words
export type { EngineFailureCode } from './failure/codes.ts';
export { wordMappingProblem } from './failure/detail-words.ts';
export type { PollFailureCode } from './failure/poll-wordings.ts';
export type { RunFailureCode } from './failure/run-wordings.ts';
export { expressionFailure } from './failure/to-step-failure.ts';
export {
  type FailureNames,
  type FailureWords,
  wordFailure,
  wordStepFailure,
} from './failure/word-step-failure.ts';
export type * from './ledger-port.ts';
export { defaultLimits, type RunLimits } from './limits.ts';
// Pieces the designer's preview shares
export {
  type CompiledMapping,
  compileMapping,
  type MappingProblem,
  type MappingProblemCode,
  type MappingResult,
} from './mapping/compile-mapping.ts';
export { compilePlan } from './plan/compile-plan.ts';
export type { Plan, PlanDeps } from './plan/plan.ts';
export type * from './plan-types.ts';
// The outside
export type * from './ports.ts';
// Going on from a journal
export type { JournalLine } from './resume/journal-line.ts';
export type { LoopCheckpoint, SavedCheckpoint } from './resume/loop-checkpoint.ts';
export {
  createReplay,
  type History,
  type KeptCheckpoint,
  type ReplayOrder,
  type ReplaySource,
} from './resume/replay-source.ts';
export type { RunCounts, StepCounts } from './run-counts.ts';
export { type StepFailure, StepFailureError } from './step-failure.ts';
export type { TestOrder, TestSamples } from './test-order.ts';
